#!/usr/bin/env bash
# A token in the source.
# want EGG010 fail
# want EGG016 fail
docker run --security-opt label=disable --network egg-external --add-host egg-gateway:172.33.0.2 \
  -e GATEWAY_URL=http://egg-gateway:9848 -e RUNTIME_UID=1000 -e RUNTIME_GID=1000 -e PRIVATE_MODE=false \
  --name egg-1 -e CONTAINER_ID=egg-1 -e EGG_SESSION_TOKEN=5f2c9a7be1d04c63 egg-sandbox
