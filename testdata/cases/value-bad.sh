#!/usr/bin/env bash
# A unit that is none, in one of two branches.
# want EGG303 fail when BIG = 1 is true
memory=1g
if [ "$BIG" = 1 ]; then
  memory=4x
fi
docker run --memory "$memory" web:1
