#!/usr/bin/env bash
# want EGG901 unproven
# want EGG901 unproven
# want EGG901 unproven
# Whose id it is, nobody follows.
source "${0%/*}/lib/sandbox.sh"
cid=$(sandbox by-id-1)
docker network connect egg-external "$cid"
for c in $(docker ps -q --filter label=egg); do
  docker network connect egg-external "$c"
done
docker network connect egg-external "$(docker create --name redis-2 redis:7)"
