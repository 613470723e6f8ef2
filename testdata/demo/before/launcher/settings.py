"""Names and numbers that the launchers agree on."""

IMAGE = "egg-sandbox:latest"

GATEWAY = "egg-gateway"
GATEWAY_PORT = 9848
PROXY_PORT = 3129

ISOLATED_NETWORK = "egg-isolated"
ISOLATED_GATEWAY_IP = "172.32.0.2"
EXTERNAL_NETWORK = "egg-external"
EXTERNAL_GATEWAY_IP = "172.33.0.2"
