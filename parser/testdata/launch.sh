start() {
  args=(docker run --rm --name "$1" -e CONTAINER_ID="$1")
  if [ "$MODE" = private ]; then
    args+=(--dns 0.0.0.0)
  fi
  "${args[@]}" $DOCKER_OPTS egg-sandbox:latest "$@"
}
start "egg-$USER" bash
