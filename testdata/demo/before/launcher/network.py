"""What a sandbox is told of its network."""

from .settings import (
    EXTERNAL_GATEWAY_IP,
    EXTERNAL_NETWORK,
    GATEWAY,
    GATEWAY_PORT,
    ISOLATED_GATEWAY_IP,
    ISOLATED_NETWORK,
    PROXY_PORT,
)


def network_config(private):
    """Return (network, gateway address, engine flags) for a mode.

    The flags are the DNS and the environment of the mode. Who uses them adds
    --network and --add-host; see the launchers.
    """
    gateway_url = f"http://{GATEWAY}:{GATEWAY_PORT}"
    flags = ["-e", f"GATEWAY_URL={gateway_url}"]
    if not private:
        flags += ["-e", "PRIVATE_MODE=false"]
        return EXTERNAL_NETWORK, EXTERNAL_GATEWAY_IP, flags

    proxy = f"http://{GATEWAY}:{PROXY_PORT}"
    bypass = ",".join(["localhost", "127.0.0.1", GATEWAY])
    flags += ["--dns", "0.0.0.0", "-e", "PRIVATE_MODE=true"]
    for name in ("HTTP_PROXY", "HTTPS_PROXY"):
        flags += ["-e", f"{name}={proxy}", "-e", f"{name.lower()}={proxy}"]
    flags += ["-e", f"NO_PROXY={bypass}", "-e", f"no_proxy={bypass}"]
    return ISOLATED_NETWORK, ISOLATED_GATEWAY_IP, flags
