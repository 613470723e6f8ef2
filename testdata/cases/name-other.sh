#!/usr/bin/env bash
# Two unknown words that may differ: each stands in the way.
# want EGG901 unproven
# want EGG901 unproven
docker run --security-opt label=disable --network egg-external --add-host egg-gateway:172.33.0.2 \
  -e GATEWAY_URL=http://egg-gateway:9848 -e RUNTIME_UID=1000 -e RUNTIME_GID=1000 -e PRIVATE_MODE=false \
  --name "$N" -e CONTAINER_ID="$M" egg-sandbox
