#!/bin/bash
name="egg-$RANDOM"
docker create --name "$name" --network egg-isolated egg-sandbox

attach() {
  local -a options=()
  [ -n "$IP" ] && options+=(--ip "$IP")
  docker network connect "${options[@]}" "$1" "$name"
}

attach egg-external
attach $EXTRA
