#!/usr/bin/env bash
# want EGG019 fail
# want EGG019 fail
# A private sandbox gets a second network, by its name and by what engines take for it.
source "${0%/*}/lib/sandbox.sh"
sandbox agent-1
docker network connect egg-external agent-1
docker network connect --alias box egg-external /agent-1
