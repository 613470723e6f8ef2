#!/usr/bin/env bash
# The program gets the flag that was meant for the engine.
# want EGG305 fail
docker run web:1 --cap-drop=ALL
