#!/usr/bin/env bash
# Read-only, and talked through all the same.
# want EGG203 fail
# want EGG204 fail
docker run -v /var/run/docker.sock:/var/run/docker.sock:ro -e DOCKER_HOST=tcp://10.0.0.1:2375 web:1
