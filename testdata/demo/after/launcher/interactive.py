#!/usr/bin/env python3
"""An interactive session: docker run -it, in a terminal, on the folder you stand in.

    python3 -m launcher.interactive [--public] [--time] [REPOSITORY...]
"""

import argparse
import logging
import subprocess
import sys
import uuid

from .builder import LIFECYCLE_FLAGS_INDEX, build_command
from .gateway import free_address, register
from .mounts import add_mounts
from .network import network_config
from .settings import IMAGE
from .timing import Timings

log = logging.getLogger("interactive")


def run_session(private, repositories, timings=None):
    """Start a session and wait for its end; false where it could not be started."""
    name = f"egg-{uuid.uuid4().hex[:8]}"
    config = network_config(private)

    address = free_address(config.network)
    if address is None:
        return False
    token = register(name, address)
    if not token:
        return False
    if timings is not None:
        timings.step("session")

    cmd = build_command(name=name, image=IMAGE, config=config, address=address, token=token)
    cmd[LIFECYCLE_FLAGS_INDEX:LIFECYCLE_FLAGS_INDEX] = ["--rm", "-it"]

    mount_args = []
    add_mounts(name, repositories, mount_args)
    cmd[-1:-1] = mount_args
    if timings is not None:
        timings.step("command")
        # Before the image, or it would be an argument of the session.
        cmd[-1:-1] = ["-e", f"STARTUP_TIMINGS={timings}"]

    log.info("docker run: %s on %s", name, config.network)
    return subprocess.run(cmd).returncode == 0


def main():
    parser = argparse.ArgumentParser(
        description="Open a session in a sandbox.",
        epilog="What happens is roughly: docker run --rm -it egg-sandbox:latest",
    )
    parser.add_argument("--public", action="store_true", help="with a way out")
    parser.add_argument("--time", action="store_true", help="tell how long the start takes")
    parser.add_argument("repositories", nargs="*")
    options = parser.parse_args()
    timings = Timings() if options.time else None
    return 0 if run_session(not options.public, options.repositories, timings) else 1


if __name__ == "__main__":
    sys.exit(main())
