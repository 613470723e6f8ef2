#!/usr/bin/env bash
# Everything but an image.
# want EGG304 fail
docker run --rm --network none
