#!/usr/bin/env bash
# Every namespace of the host.
# want EGG206 fail
# want EGG207 fail
# want EGG208 fail
# want EGG209 fail
# want EGG210 fail
docker run --net=host --pid=host --ipc host --uts host --userns host web:1
