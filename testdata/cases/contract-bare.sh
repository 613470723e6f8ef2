#!/usr/bin/env bash
# A sandbox with nothing at all but its mode.
# want EGG001 fail
# want EGG002 fail
# want EGG003 fail
# want EGG004 fail
# want EGG005 fail
# want EGG006 fail
# want EGG008 fail
# want EGG009 fail
# want EGG009 fail
# want EGG015 fail
docker run -e PRIVATE_MODE=true egg-sandbox
