#!/usr/bin/env bash
# Ports for everybody, restarts without end, and the volumes of another.
# want EGG100 fail
# want EGG258 fail
# want EGG259 fail
# want EGG260 fail
# want EGG261 fail
# want EGG263 fail
docker run -d --cap-drop ALL --security-opt no-new-privileges --read-only --memory 512m --cpus 1 --pids-limit 100 \
  --user 1000:1000 -p 80:80 -P --restart always --volumes-from db web:1
