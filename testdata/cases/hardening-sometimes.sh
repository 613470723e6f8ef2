#!/usr/bin/env bash
# Only where somebody debugs.
# want EGG201 fail when DEBUG is empty is false
# want EGG207 fail when DEBUG is empty is false
args=()
if [ -n "$DEBUG" ]; then args+=(--privileged --pid host); fi
docker run "${args[@]}" web:1
