#!/usr/bin/env bash
# An empty name, unquoted, lets --name swallow the next flag.
# want EGG901 unproven
# want EGG308 fail
docker run --security-opt label=disable --network egg-external --add-host egg-gateway:172.33.0.2 \
  -e GATEWAY_URL=http://egg-gateway:9848 -e RUNTIME_UID=1000 -e RUNTIME_GID=1000 -e PRIVATE_MODE=false \
  --name $N -e CONTAINER_ID=egg-1 egg-sandbox
