#!/usr/bin/env bash
# Neither the network that the sandbox has nor another one for private sandboxes leads out.
source "${0%/*}/lib/sandbox.sh"
sandbox inner-1
docker network connect egg-isolated inner-1
docker network connect egg-inner inner-1
