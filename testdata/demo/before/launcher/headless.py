#!/usr/bin/env python3
"""One task, without a terminal.

    python3 -m launcher.headless [--keep] NAME PROMPT [REPOSITORY...]

The same docker run as launcher.interactive, but for the terminal. Please keep
the two in step.
"""

import argparse
import logging
import os
import subprocess
import sys

from .gateway import free_address, register
from .mounts import add_mounts
from .settings import GATEWAY_PORT, IMAGE, ISOLATED_NETWORK, PROXY_PORT

log = logging.getLogger("headless")


def run_task(name, prompt, repositories, keep=False):
    """Run a task to its end, and return the status of the agent."""
    address = free_address(ISOLATED_NETWORK)
    if address is None:
        return 1
    token = register(name, address)
    if token is None:
        return 1

    # network_config() does not do for tasks: they are always private.
    proxy = f"http://egg-gateway:{PROXY_PORT}"
    environment = {
        "GATEWAY_URL": f"http://egg-gateway:{GATEWAY_PORT}",
        "CONTAINER_ID": name,
        "RUNTIME_UID": os.getuid(),
        "RUNTIME_GID": os.getgid(),
        "EGG_TOKEN": token,
        "PRIVATE_MODE": "true",
        "HTTP_PROXY": proxy,
        "HTTPS_PROXY": proxy,
        "NO_PROXY": "localhost,127.0.0.1,egg-gateway",
        "ANTHROPIC_AUTH_METHOD": "api_key",
    }

    cmd = [
        "docker", "run",
        "--security-opt", "label=disable",
        "--name", name,
        "--network", ISOLATED_NETWORK,
        "--ip", address,
    ]
    for variable, value in environment.items():
        cmd.extend(["-e", f"{variable}={value}"])
    if not keep:
        cmd.insert(2, "--rm")
        cmd[3:3] = ["--dns", "0.0.0.0"]

    mount_args = []
    add_mounts(name, repositories, mount_args)
    cmd += mount_args
    cmd.append(IMAGE)
    cmd += ["claude", "--print", prompt]

    log.info("docker run: %s", name)
    status = subprocess.call(cmd)
    if status != 0:
        log.error("the task failed; look at it with: docker run -it %s bash", IMAGE)
    return status


def main():
    parser = argparse.ArgumentParser(description="Run one task in a sandbox.")
    parser.add_argument("--keep", action="store_true", help="keep the container, to read its log")
    parser.add_argument("name")
    parser.add_argument("prompt")
    parser.add_argument("repositories", nargs="*")
    options = parser.parse_args()
    return run_task(options.name, options.prompt, options.repositories, options.keep)


if __name__ == "__main__":
    sys.exit(main())
