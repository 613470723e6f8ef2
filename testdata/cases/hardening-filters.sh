#!/usr/bin/env bash
# Every filter off, in the old spelling and the new one.
# want EGG211 fail
# want EGG212 fail
# want EGG213 fail
# want EGG214 fail
# want EGG215 fail
docker run --security-opt seccomp:unconfined --security-opt apparmor=unconfined --security-opt label=disable \
  --security-opt systempaths=unconfined --security-opt no-new-privileges=false web:1
