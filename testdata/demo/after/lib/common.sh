# Sourced by everything in bin.

log() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
}

# free_address MODE prints an address of the mode's network that no session has.
free_address() {
  curl -fsS "http://172.32.0.2:9848/sessions/next-address?mode=$1"
}

# token_file NAME ADDRESS registers a session, and prints the file of its token.
token_file() {
  local file
  file=$(mktemp)
  curl -fsS -d "name=$1" -d "address=$2" -o "$file" http://172.32.0.2:9848/sessions
  echo "$file"
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
  docker network connect --ip 172.33.0.2 egg-external egg-gateway
}

gateway_hint() {
  log "no gateway: start one with 'docker run -d --name egg-gateway egg-gateway:latest'"
}
