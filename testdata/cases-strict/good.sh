#!/usr/bin/env bash
# A launch with all that a good one has, written by hand.
# want EGG100 fail
docker run --rm --cap-drop ALL --security-opt no-new-privileges --read-only --memory 512m --cpus 1 --pids-limit 100 \
  --user 1000:1000 -p 127.0.0.1:8080:80 web:1
