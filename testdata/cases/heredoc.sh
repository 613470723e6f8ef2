#!/usr/bin/env bash
# Python on the standard input of an interpreter is read as a file of it is.
# want EGG017 fail
python3 - <<'END'
import subprocess

args = ["--security-opt", "label=disable", "--network", "egg-external", "--add-host", "egg-gateway:172.33.0.2"]
for entry in ("GATEWAY_URL=http://egg-gateway:9848", "RUNTIME_UID=1000", "RUNTIME_GID=1000", "PRIVATE_MODE=false"):
    args += ["-e", entry]
subprocess.run(["docker", "run", *args, "--name", "egg-1", "-e", "CONTAINER_ID=egg-1", "--privileged", "egg-sandbox"], check=True)
END
