# METADATA
# title: The processes of the host are not shared
# description: |
#   A container in the process namespace of the host sees every process there,
#   with its environment and its open files, and can end or trace those of its
#   user.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG207
#   name: host-pid
#   severity: warning
#   left_to: EGG017
#   cis: ["5.16"]
#   owasp: ["3"]
#   bad: docker run --pid host img
#   good: docker run img
#   mend: take --pid host out
# schemas:
#   - input: schema.scenario
package egg.hardening.host_pid

import data.egg.lib

checks := [lib.forbidden(lib.host_namespace("pid"), "--pid", "launch in the pid namespace of the host")]
