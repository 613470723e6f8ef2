#!/usr/bin/env bash
# What is public may have a second network.
source "${0%/*}/lib/sandbox.sh"
sandbox open-1 public
docker network connect egg-isolated open-1
