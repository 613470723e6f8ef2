# sandbox starts a sandbox of this name that keeps the contract, private unless its
# second argument says public.
sandbox() {
  local -a args=(--name "$1" -e CONTAINER_ID="$1" --security-opt label=disable
    --add-host egg-gateway:172.32.0.2 -e GATEWAY_URL=http://egg-gateway:9848 -e RUNTIME_UID=1000 -e RUNTIME_GID=1000)
  if [ "$2" = public ]; then
    args+=(--network egg-external -e PRIVATE_MODE=false)
  else
    args+=(--network egg-isolated -e PRIVATE_MODE=true --dns 0.0.0.0)
    for v in HTTP_PROXY HTTPS_PROXY http_proxy https_proxy; do
      args+=(-e "$v=http://egg-gateway:3129")
    done
    args+=(-e NO_PROXY=localhost,127.0.0.1,egg-gateway -e no_proxy=localhost,127.0.0.1,egg-gateway)
  fi
  docker run -d "${args[@]}" egg-sandbox
}
