#!/usr/bin/env bash
# want EGG019 fail
# A sandbox that can be private is treated as one: the network may be connected in another run.
source "${0%/*}/lib/sandbox.sh"
sandbox either-1 "${MODE:+public}"
[ -n "$MODE" ] && docker network connect egg-inner either-1
docker network connect egg-external either-1
