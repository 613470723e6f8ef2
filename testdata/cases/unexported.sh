#!/usr/bin/env bash
# A child does not see what is not exported: it has no name here.
# want EGG005 fail when NAME is not set is true
# want EGG015 fail when NAME is not set is true
NAME=egg-1
export NETWORK=egg-external
sh -c 'docker run --security-opt label=disable --network "$NETWORK" --add-host egg-gateway:172.33.0.2 -e GATEWAY_URL=http://egg-gateway:9848 -e RUNTIME_UID=1000 -e RUNTIME_GID=1000 -e PRIVATE_MODE=false ${NAME:+--name "$NAME"} -e CONTAINER_ID=egg-1 egg-sandbox'
