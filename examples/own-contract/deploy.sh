#!/bin/bash
set -euo pipefail

instance=api-$1
args=(--detach --name "$instance" --user 1000:1000 -e "INSTANCE=$instance")
if [ "${2:-}" = debug ]; then
  args+=(-e REGION=local)
else
  args+=(--read-only -e "REGION=eu-$3")
fi
docker run "${args[@]}" registry.acme.example/api:7
