#!/usr/bin/env bash
# What is removed when it stops cannot be restarted.
# want EGG307 fail
docker run --rm --restart always web:1
