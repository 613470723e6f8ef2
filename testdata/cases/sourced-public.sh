#!/usr/bin/env bash
# A public sandbox needs no --dns: what the library does in the other mode is not
# told here.
source "${0%/*}/lib/flags.sh"
isolated "${MODE:+public}"
docker run "${args[@]}" egg-sandbox
