# METADATA
# title: The name of the host is not shared
# description: |
#   A container in the UTS namespace of the host sets the host name of the
#   machine, which logs and certificates go by.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG209
#   name: host-uts
#   severity: warning
#   left_to: EGG017
#   cis: ["5.21"]
#   owasp: ["3"]
#   bad: docker run --uts host img
#   good: docker run img
#   mend: take --uts host out
# schemas:
#   - input: schema.scenario
package egg.hardening.host_uts

import data.egg.lib

checks := [lib.forbidden(lib.host_namespace("uts"), "--uts", "launch in the uts namespace of the host")]
