#!/usr/bin/env bash
# Who may log in can be written.
# want EGG205 fail
docker run -v /etc/passwd:/etc/passwd web:1
