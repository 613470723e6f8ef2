#!/usr/bin/env bash
# want EGG901 unproven
# want EGG901 unproven
# want EGG901 unproven
# Where the network or the container stands, or what is done, is not known.
docker network connect egg-external "$@"
docker network $WORDS
docker network connect "$NET" agent-1
