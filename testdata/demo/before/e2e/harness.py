"""Starts the sandbox for the end-to-end tests, with networks of their own."""

import subprocess

CONFIG = {
    "image": "egg-sandbox:test",
    "network": "egg-test-isolated",
    "gateway_ip": "172.40.0.2",
}


class Sandbox:
    """A sandbox that lives as long as its with block."""

    def __init__(self, token):
        self.token = token
        self.container = None

    def command(self):
        """The docker run of the tests."""
        return [
            "docker", "run", "-d", "--rm",
            "--network", CONFIG["network"],
            "--add-host", f"egg-gateway:{CONFIG['gateway_ip']}",
            "-e", "GATEWAY_HOST=egg-gateway",
            "-e", f"EGG_SESSION_TOKEN={self.token}",
            CONFIG["image"],
            "sleep", "infinity",
        ]

    def __enter__(self):
        done = subprocess.run(self.command(), capture_output=True, text=True, check=True)
        self.container = done.stdout.strip()
        return self

    def __exit__(self, *_):
        subprocess.run(["docker", "rm", "-f", self.container], check=False)

    def run(self, *command):
        return subprocess.run(["docker", "exec", self.container, *command], capture_output=True, text=True)
