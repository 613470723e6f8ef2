#!/usr/bin/env bash
# A capability that reads every file of the host, spelt as engines take it.
# want EGG202 fail
docker run --cap-add=cap_dac_read_search web:1
