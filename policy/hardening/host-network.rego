# METADATA
# title: The network of the host is not shared
# description: |
#   On the network of the host a container listens on the ports of the host,
#   reaches what listens on its loopback, and no rule about networks binds it.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG206
#   name: host-network
#   severity: warning
#   left_to: EGG017
#   cis: ["5.10"]
#   owasp: ["5"]
#   bad: docker run --network host img
#   good: docker run --network backend -p 127.0.0.1:8080:80 img
#   mend: name a network of its own, and publish the ports that are needed
# schemas:
#   - input: schema.scenario
package egg.hardening.host_network

import data.egg.lib

checks := [lib.forbidden(lib.host_network, "--network", "launch on the network of the host")]
