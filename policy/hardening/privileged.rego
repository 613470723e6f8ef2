# METADATA
# title: No container is privileged
# description: |
#   A privileged container has every capability and every device of the host,
#   and no filter of system calls: what runs in it is as good as root on the
#   host.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG201
#   name: privileged
#   severity: warning
#   left_to: EGG017
#   cis: ["5.5"]
#   owasp: ["3"]
#   bad: docker run --privileged img
#   good: docker run --cap-add NET_BIND_SERVICE img
#   mend: take --privileged out, and add the one capability or device that is needed
# schemas:
#   - input: schema.scenario
package egg.hardening.privileged

import data.egg.lib

checks := [lib.forbidden(lib.switch_on("privileged"), "--privileged", "privileged launch: what runs in it is root on the host")]
