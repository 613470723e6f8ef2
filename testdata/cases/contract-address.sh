#!/usr/bin/env bash
# An address without a token.
# want EGG011 fail
docker run --security-opt label=disable --network egg-external --add-host egg-gateway:172.33.0.2 \
  -e GATEWAY_URL=http://egg-gateway:9848 -e RUNTIME_UID=1000 -e RUNTIME_GID=1000 -e PRIVATE_MODE=false \
  --name egg-1 -e CONTAINER_ID=egg-1 --ip 172.33.0.9 egg-sandbox
