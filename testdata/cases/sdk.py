# What the engine's Python library is asked for is held to the same rules.
# want EGG002 fail when $PRIVATE is true
# want EGG017 fail
import os

import docker


def start(client, private):
    environment = {"CONTAINER_ID": "egg-1", "GATEWAY_URL": "http://egg-gateway:9848", "RUNTIME_UID": 1000, "RUNTIME_GID": 1000}
    options = {"network": "egg-external", "extra_hosts": {"egg-gateway": "172.33.0.2"}}
    if private:
        options = {"network": "egg-isolated", "extra_hosts": {"egg-gateway": "172.32.0.2"}}
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
            environment[name] = "http://egg-gateway:3129"
        environment.update(NO_PROXY="localhost,127.0.0.1,egg-gateway", no_proxy="localhost,127.0.0.1,egg-gateway")
    environment["PRIVATE_MODE"] = "true" if private else "false"
    return client.containers.run(
        "egg-sandbox", name="egg-1", environment=environment, security_opt=["label=disable"], privileged=True, **options
    )


start(docker.from_env(), bool(os.environ.get("PRIVATE")))
