#!/usr/bin/env bash
# Flags that the program in the image has as well.
docker run web:1 --network=mainnet --dns 8.8.8.8 --name x --privileged
