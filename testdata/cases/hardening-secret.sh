#!/usr/bin/env bash
# A credential by its name.
# want EGG220 fail
docker run -e API_KEY=5f2c9a7be1d04c63 web:1
