#!/usr/bin/env bash
# What the contract forbids a sandbox is told once; what it does not speak of, too.
# want EGG017 fail
# want EGG205 fail
# want EGG218 fail
docker run --security-opt label=disable --network egg-external --add-host egg-gateway:172.33.0.2 \
  -e GATEWAY_URL=http://egg-gateway:9848 -e RUNTIME_UID=1000 -e RUNTIME_GID=1000 -e PRIVATE_MODE=false \
  --name egg-1 -e CONTAINER_ID=egg-1 --privileged -v /etc:/e --cgroup-parent /x egg-sandbox
