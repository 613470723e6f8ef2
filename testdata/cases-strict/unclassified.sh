#!/usr/bin/env bash
# Of an image that nobody knows it cannot be told whether it is a sandbox.
# want EGG100 fail
# want EGG904 unproven
docker run --rm --cap-drop ALL --security-opt no-new-privileges --read-only --memory 512m --cpus 1 --pids-limit 100 \
  --user 1000:1000 "$IMAGE"
