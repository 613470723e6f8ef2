#!/usr/bin/env bash
# One limit, two values.
# want EGG307 fail
args=(--memory 1g)
docker run "${args[@]}" --memory 2g web:1
