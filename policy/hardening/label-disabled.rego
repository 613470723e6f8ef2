# METADATA
# title: SELinux labels are not switched off
# description: |
#   Where SELinux is on, its labels keep one container from the files of the
#   others and of the host. The contract of a sandbox asks for this option on
#   purpose; any other launch has no need of it.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG213
#   name: label-disabled
#   severity: warning
#   cis: ["5.3"]
#   owasp: ["6"]
#   bad: docker run --security-opt label=disable -v "$PWD:/src" img
#   good: docker run -v "$PWD:/src:z" img
#   mend: take the option out; :z or :Z at a mount gives it a label that the container can read
# schemas:
#   - input: schema.scenario
package egg.hardening.label_disabled

import data.egg.lib

checks := [] if input.sandbox

else := [lib.forbidden(lib.security("label", ["disable"]), "--security-opt", "launch with label=disable: no SELinux label parts it from the host")]
