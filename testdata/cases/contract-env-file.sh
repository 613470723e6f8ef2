#!/usr/bin/env bash
# What a file gives counts, where no -e gives it: this one lacks the group, and its
# container is another.
# want EGG005 fail
# want EGG006 fail
docker run --security-opt label=disable --network egg-external --add-host egg-gateway:172.33.0.2 \
  --name egg-1 --env-file contract.env -e PRIVATE_MODE=false egg-sandbox
