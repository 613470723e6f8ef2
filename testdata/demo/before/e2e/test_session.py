"""What a session can do, and what it cannot."""

import os
from unittest import mock

from launcher import mounts

from .harness import Sandbox

TOKEN = os.environ["E2E_SESSION_TOKEN"]


def test_the_gateway_answers():
    with Sandbox(TOKEN) as sandbox:
        assert sandbox.run("curl", "-fsS", "http://egg-gateway:9848/health").returncode == 0


def test_names_from_outside_do_not_resolve():
    with Sandbox(TOKEN) as sandbox:
        assert sandbox.run("getent", "hosts", "example.org").returncode != 0


def test_every_repository_is_mounted():
    started = mock.Mock()
    mount_args = []
    mounts.add_mounts("egg-1", ["app", "docs"], mount_args)
    started(["docker", "run", "--privileged", *mount_args, "egg-sandbox:test"])
    command = started.call_args.args[0]
    assert command[:2] == ["docker", "run"], "no docker run"
    assert sum(word.endswith(":rw") for word in command) >= 2
