#!/usr/bin/env bash
# A port on the network of the host.
# want EGG206 fail
# want EGG307 fail
docker run --network host -p 80:80 web:1
