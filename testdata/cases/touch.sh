#!/usr/bin/env bash
# A file is there or not each time anew: the two tests are two questions.
# want EGG005 fail when [ -e f ] is false, [ -e f ] is true
# want EGG005 fail when [ -e f ] is true, [ -e f ] is false
# want EGG005 fail when [ -e f ] is false, [ -e f ] is false
# want EGG015 fail when [ -e f ] is false
rm -f f
name=()
if [ -e f ]; then name=(--name egg-1); fi
touch f
if [ -e f ]; then name+=(-e CONTAINER_ID=egg-1); fi
docker run --security-opt label=disable --network egg-external --add-host egg-gateway:172.33.0.2 \
  -e GATEWAY_URL=http://egg-gateway:9848 -e RUNTIME_UID=1000 -e RUNTIME_GID=1000 -e PRIVATE_MODE=false \
  "${name[@]}" egg-sandbox
