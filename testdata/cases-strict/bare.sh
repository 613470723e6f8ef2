#!/usr/bin/env bash
# A launch with nothing that a good one has.
# want EGG100 fail
# want EGG251 fail
# want EGG252 fail
# want EGG253 fail
# want EGG254 fail
# want EGG255 fail
# want EGG256 fail
# want EGG257 fail
# want EGG264 fail
# want EGG262 fail
docker run web
