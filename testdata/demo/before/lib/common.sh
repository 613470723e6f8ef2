# Sourced by everything in bin.

log() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
}

# free_address prints an address of the isolated network that no session has.
free_address() {
  curl -fsS http://172.32.0.2:9848/sessions/next-address
}

# new_token NAME ADDRESS registers a session, and prints its token.
new_token() {
  curl -fsS -d "name=$1" -d "address=$2" http://172.32.0.2:9848/sessions
}

# start_gateway starts what the sandboxes talk to. It is no sandbox itself: it
# holds the credentials, and it has a way out.
start_gateway() {
  docker run -d \
    --name egg-gateway \
    --network egg-isolated \
    --ip 172.32.0.2 \
    -v "$HOME/.config/agent:/etc/agent:ro" \
    egg-gateway:latest
  docker network connect egg-external egg-gateway
}

gateway_hint() {
  log "no gateway: start one with 'docker run -d --name egg-gateway egg-gateway:latest'"
}
