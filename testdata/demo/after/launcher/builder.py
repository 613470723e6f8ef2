"""The one place that puts a sandbox's docker run together."""

import os

# Where the flags go that say how a container lives: after "docker run".
LIFECYCLE_FLAGS_INDEX = 2


def auth_method():
    """How the agent proves who it is: by a key, where there is one."""
    return "api_key" if os.environ.get("ANTHROPIC_API_KEY") else "oauth"


def mode_flags(config):
    """Return the DNS and the environment of a network's mode."""
    if not config.private:
        return ["-e", "PRIVATE_MODE=false"]
    flags = ["--dns", "0.0.0.0", "-e", "PRIVATE_MODE=true"]
    for name in ("HTTP_PROXY", "HTTPS_PROXY"):
        flags += ["-e", f"{name}={config.proxy_url}", "-e", f"{name.lower()}={config.proxy_url}"]
    bypass = ",".join(["localhost", "127.0.0.1", config.gateway_host])
    for name in ("NO_PROXY", "no_proxy"):
        flags += ["-e", f"{name}={bypass}"]
    return flags


def build_command(*, name, image, config, address, token, extra_env=None):
    """Return the command that starts a sandbox.

    It ends with the image. Flags on the container's life go in at
    LIFECYCLE_FLAGS_INDEX, mounts right before the image, the agent's command
    after it:

        cmd = build_command(...)
        cmd[LIFECYCLE_FLAGS_INDEX:LIFECYCLE_FLAGS_INDEX] = ["--rm"]
        cmd[-1:-1] = ["-v", "/src:/home/egg/project"]
        cmd.extend(["claude", "--print", "hello"])
    """
    environment = {
        "GATEWAY_URL": config.gateway_url,
        "CONTAINER_ID": name,
        "RUNTIME_UID": os.getuid(),
        "RUNTIME_GID": os.getgid(),
        "EGG_SESSION_TOKEN": token,
        "ANTHROPIC_AUTH_METHOD": auth_method(),
        **(extra_env or {}),
    }
    cmd = ["docker", "run", "--security-opt", "label=disable"]
    cmd += ["--name", name, "--network", config.network, "--ip", address]
    cmd += ["--add-host", f"{config.gateway_host}:{config.gateway_ip}"]
    cmd += mode_flags(config)
    for variable, value in environment.items():
        cmd.extend(["-e", f"{variable}={value}"])
    cmd.append(image)
    return cmd
