#!/usr/bin/env bash
# want EGG019 fail
# want EGG901 unproven
# Two unknown words that are one; and another, of which nobody knows.
source "${0%/*}/lib/sandbox.sh"
sandbox "worker-$N"
docker network connect egg-external "worker-$N"
docker network connect egg-external "worker-$M"
