# METADATA
# title: The kernel may end what uses up the memory
# description: |
#   Where the kernel must not end the container that ran out of memory, it ends
#   something else, or the machine hangs.
# related_resources:
#   - ref: https://docs.docker.com/engine/containers/resource_constraints/
# custom:
#   id: EGG219
#   name: oom-kill-disabled
#   severity: warning
#   owasp: ["7"]
#   bad: docker run --oom-kill-disable img
#   good: docker run --memory 512m img
#   mend: take --oom-kill-disable out
# schemas:
#   - input: schema.scenario
package egg.hardening.oom_kill_disabled

import data.egg.lib

checks := [lib.forbidden(lib.switch_on("oom-kill-disable"), "--oom-kill-disable", "launch with --oom-kill-disable: out of memory, the host suffers")]
