#!/usr/bin/env bash
# The library leaves --dns to the script, and the script to nobody.
# want EGG002 fail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib/flags.sh"
isolated private
docker run "${args[@]}" egg-sandbox
