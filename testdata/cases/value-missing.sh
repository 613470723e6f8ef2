#!/usr/bin/env bash
# The last flag waits for a value; that there is no image follows from it.
# want EGG302 fail
docker run -d --name
