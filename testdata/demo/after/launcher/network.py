"""The networks that a sandbox can be on."""

from dataclasses import dataclass

from .settings import (
    EXTERNAL_GATEWAY_IP,
    EXTERNAL_NETWORK,
    GATEWAY,
    GATEWAY_PORT,
    ISOLATED_GATEWAY_IP,
    ISOLATED_NETWORK,
    PROXY_PORT,
)


@dataclass(frozen=True)
class NetworkConfig:
    """A network, and how the gateway is reached on it."""

    network: str
    gateway_ip: str
    private: bool
    gateway_host: str = GATEWAY
    gateway_port: int = GATEWAY_PORT
    proxy_port: int = PROXY_PORT

    @property
    def gateway_url(self):
        return f"http://{self.gateway_host}:{self.gateway_port}"

    @property
    def proxy_url(self):
        return f"http://{self.gateway_host}:{self.proxy_port}"


def network_config(private):
    """Return the network of a mode."""
    if private:
        return NetworkConfig(ISOLATED_NETWORK, ISOLATED_GATEWAY_IP, private=True)
    return NetworkConfig(EXTERNAL_NETWORK, EXTERNAL_GATEWAY_IP, private=False)
