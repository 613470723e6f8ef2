#!/usr/bin/env bash
# Switches that are off, and harmless forms of what is asked for.
docker run --privileged=false --oom-kill-disable=false --pid container:db --ipc private --uts "" --userns "" \
  --network backend --cap-add CHOWN --security-opt no-new-privileges=true --security-opt seccomp=profile.json \
  -v /etc/localtime:/etc/localtime:ro -v /dev/null:/x -v /etc/passwd:/etc/passwd:ro -v data:/data:rslave -e MAX_TOKENS=5 -e API_KEY=changeme web:1
