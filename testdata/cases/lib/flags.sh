# What every sandbox of the cases is given.
NAME=${NAME:-egg-1}

# isolated collects the flags of a sandbox in a mode in args.
isolated() {
  args=(--name "$NAME" -e CONTAINER_ID="$NAME"
    --security-opt label=disable --network egg-isolated --add-host egg-gateway:172.32.0.2
    -e GATEWAY_URL=http://egg-gateway:9848 -e RUNTIME_UID=1000 -e RUNTIME_GID=1000)
  if [ "$1" = private ]; then
    args+=(-e PRIVATE_MODE=true)
    for v in HTTP_PROXY HTTPS_PROXY http_proxy https_proxy; do
      args+=(-e "$v=http://egg-gateway:3129")
    done
    args+=(-e NO_PROXY=localhost,127.0.0.1,egg-gateway -e no_proxy=localhost,127.0.0.1,egg-gateway)
  else
    args+=(-e PRIVATE_MODE=false)
  fi
}
