"""Starts the sandbox for the end-to-end tests, with networks of their own.

What is started is what production starts: the same docker run, out of the same
builder, on other networks.
"""

import subprocess
import uuid

from launcher.builder import LIFECYCLE_FLAGS_INDEX, build_command
from launcher.network import NetworkConfig

IMAGE = "egg-sandbox:test"
PRIVATE = NetworkConfig("egg-test-isolated", "172.40.0.2", private=True)
PUBLIC = NetworkConfig("egg-test-external", "172.41.0.2", private=False)


class Sandbox:
    """A sandbox that lives as long as its with block."""

    def __init__(self, config, address, token):
        self.name = f"egg-test-{uuid.uuid4().hex[:8]}"
        self.config = config
        self.address = address
        self.token = token

    def command(self):
        """The docker run of the tests."""
        cmd = build_command(
            name=self.name, image=IMAGE, config=self.config, address=self.address, token=self.token,
            extra_env={"EGG_LOG_LEVEL": "debug"},
        )
        cmd[LIFECYCLE_FLAGS_INDEX:LIFECYCLE_FLAGS_INDEX] = ["-d", "--rm"]
        cmd.extend(["sleep", "infinity"])
        return cmd

    def __enter__(self):
        subprocess.run(self.command(), capture_output=True, check=True)
        return self

    def __exit__(self, *_):
        subprocess.run(["docker", "rm", "-f", self.name], check=False)

    def run(self, *command):
        return subprocess.run(["docker", "exec", self.name, *command], capture_output=True, text=True)
