#!/usr/bin/env bash
# Everything is there, on both paths.
args=(--name egg-1 -e CONTAINER_ID=egg-1
  --security-opt label=disable --network egg-isolated --add-host egg-gateway:172.32.0.2
  -e GATEWAY_URL=http://egg-gateway:9848 -e RUNTIME_UID=1000 -e RUNTIME_GID=1000)
if [ "$MODE" = private ]; then
  args+=(--dns 0.0.0.0 -e PRIVATE_MODE=true)
  for v in HTTP_PROXY HTTPS_PROXY http_proxy https_proxy; do
    args+=(-e "$v=http://egg-gateway:3129")
  done
  args+=(-e NO_PROXY=localhost,127.0.0.1,egg-gateway -e no_proxy=localhost,127.0.0.1,egg-gateway)
else
  args+=(-e PRIVATE_MODE=false)
fi
docker run "${args[@]}" egg-sandbox
