#!/usr/bin/env bash
# A gateway on the sandbox network is no sandbox.
docker run -d --name egg-gateway --network egg-isolated -e EGG_PORT=9848 egg-gateway:latest
