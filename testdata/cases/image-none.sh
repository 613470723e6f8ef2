#!/usr/bin/env bash
# The name has a capital in it.
# want EGG304 fail
docker run --rm Web
