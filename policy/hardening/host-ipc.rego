# METADATA
# title: The shared memory of the host is not shared
# description: |
#   A container in the IPC namespace of the host reads and writes the shared
#   memory of its programs.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG208
#   name: host-ipc
#   severity: warning
#   left_to: EGG017
#   cis: ["5.17"]
#   owasp: ["3"]
#   bad: docker run --ipc host img
#   good: docker run img
#   mend: take --ipc host out
# schemas:
#   - input: schema.scenario
package egg.hardening.host_ipc

import data.egg.lib

checks := [lib.forbidden(lib.host_namespace("ipc"), "--ipc", "launch in the ipc namespace of the host")]
