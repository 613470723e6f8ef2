#!/usr/bin/env bash
# System folders in two spellings.
# want EGG205 fail
docker run --mount type=bind,src=/etc/,dst=/host-etc -v /proc:/host-proc:ro web:1
