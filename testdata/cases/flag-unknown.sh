#!/usr/bin/env bash
# A flag with a letter missing.
# want EGG301 fail
docker run --privilege -d web:1
