# METADATA
# title: The users of the host are not shared
# description: |
#   Where the engine maps users, --userns host switches the mapping off: root in
#   the container is root on the host.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG210
#   name: host-userns
#   severity: warning
#   left_to: EGG017
#   cis: ["5.31"]
#   owasp: ["2"]
#   bad: docker run --userns host img
#   good: docker run img
#   mend: take --userns host out
# schemas:
#   - input: schema.scenario
package egg.hardening.host_userns

import data.egg.lib

checks := [lib.forbidden(lib.host_namespace("userns"), "--userns", "launch in the userns namespace of the host")]
