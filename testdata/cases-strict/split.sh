#!/usr/bin/env bash
# An unquoted value anywhere.
# want EGG100 fail
# want EGG308 fail
docker run --rm --cap-drop ALL --security-opt no-new-privileges --read-only --memory 512m --cpus 1 --pids-limit 100 \
  --user 1000:1000 --name $N web:1
