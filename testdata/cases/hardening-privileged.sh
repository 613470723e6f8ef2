#!/usr/bin/env bash
# Root on the host, and the kernel free to end something else.
# want EGG201 fail
# want EGG219 fail
docker run --privileged --oom-kill-disable web:1
