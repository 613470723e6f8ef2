#!/usr/bin/env bash
# Others are connected: one that no sandbox is called like, one that is launched here
# by an unknown name, and the gateway.
docker run -d --name "$DB" redis:7
docker network connect egg-external redis
docker network connect egg-external "$DB"
docker network connect egg-external egg-gateway
