"""Talks to the gateway, which knows who may do what."""

import json
import logging
import urllib.error
import urllib.request

from .settings import GATEWAY_PORT, ISOLATED_GATEWAY_IP

log = logging.getLogger(__name__)

API = f"http://{ISOLATED_GATEWAY_IP}:{GATEWAY_PORT}"


def _call(path, **fields):
    request = urllib.request.Request(API + path, data=json.dumps(fields).encode())
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def free_address(network):
    """Return an address that no session has, or None when there is none left."""
    try:
        return _call("/addresses", network=network)["address"]
    except (urllib.error.URLError, KeyError):
        log.error("no address: is the gateway up? docker run -d --name egg-gateway egg-gateway:latest")
        return None


def register(name, address):
    """Register a session, and return its token, or None."""
    try:
        return _call("/sessions", name=name, address=address)["token"]
    except (urllib.error.URLError, KeyError) as problem:
        log.error("no session for %s: %s", name, problem)
        return None
