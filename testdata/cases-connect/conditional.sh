#!/usr/bin/env bash
# want EGG019 fail when MODE = private is true
# One of two containers is a private sandbox.
source "${0%/*}/lib/sandbox.sh"
sandbox cond-1
sandbox cond-2 public
if [ "$MODE" = private ]; then
  name=cond-1
else
  name=cond-2
fi
docker network connect egg-external "$name"
