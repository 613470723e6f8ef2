#!/usr/bin/env bash
# A mode that is none: it fails what a private one needs, if it is one.
# want EGG002 fail
# want EGG003 fail
# want EGG004 fail
# want EGG007 fail
docker run --security-opt label=disable --network egg-external --add-host egg-gateway:172.33.0.2 \
  -e GATEWAY_URL=http://egg-gateway:9848 -e RUNTIME_UID=1000 -e RUNTIME_GID=1000 -e PRIVATE_MODE=maybe \
  --name egg-1 -e CONTAINER_ID=egg-1 egg-sandbox
