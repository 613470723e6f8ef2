"""The folders that a sandbox sees."""

import os
from pathlib import Path


def add_mounts(name, repositories, mount_args):
    """Append the mounts of a session to mount_args.

    Each repository is a worktree of its own; the cache is shared, where there is
    one.
    """
    mount_args.extend(["-v", f"{os.getcwd()}:/home/egg/project:ro"])
    for repository in repositories:
        mount_args.append("-v")
        mount_args.append(f"{Path.home()}/worktrees/{name}/{repository}:/home/egg/repos/{repository}:rw")
    if (Path.home() / ".cache/egg").is_dir():
        mount_args += ["-v", f"{Path.home()}/.cache/egg:/home/egg/.cache:rw"]
