#!/usr/bin/env python3
"""One task, without a terminal.

    python3 -m launcher.headless [--keep] NAME PROMPT [REPOSITORY...]
"""

import argparse
import logging
import subprocess
import sys

from .builder import LIFECYCLE_FLAGS_INDEX, build_command
from .gateway import free_address, register
from .mounts import add_mounts
from .network import network_config
from .settings import IMAGE

log = logging.getLogger("headless")


def run_task(name, prompt, repositories, keep=False):
    """Run a task to its end, and return the status of the agent."""
    config = network_config(private=True)
    address = free_address(config.network)
    if address is None:
        return 1
    token = register(name, address)
    if token is None:
        return 1

    cmd = build_command(
        name=name, image=IMAGE, config=config, address=address, token=token,
        extra_env={"EGG_TASK": name},
    )
    if not keep:
        cmd[LIFECYCLE_FLAGS_INDEX:LIFECYCLE_FLAGS_INDEX] = ["--rm"]

    mount_args = []
    add_mounts(name, repositories, mount_args)
    cmd[-1:-1] = mount_args
    cmd.extend(["claude", "--print", prompt])

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
