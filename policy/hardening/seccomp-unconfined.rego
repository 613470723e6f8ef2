# METADATA
# title: System calls are filtered
# description: |
#   Without its filter a container may make every system call of the kernel,
#   those included that most ways out of a container went through.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG211
#   name: seccomp-unconfined
#   severity: warning
#   left_to: EGG017
#   cis: ["5.22"]
#   owasp: ["6"]
#   bad: docker run --security-opt seccomp=unconfined img
#   good: docker run --security-opt seccomp=profile.json img
#   mend: take the option out, or name a profile that allows the one call that is needed
# schemas:
#   - input: schema.scenario
package egg.hardening.seccomp_unconfined

import data.egg.lib

checks := [lib.forbidden(lib.security("seccomp", ["unconfined"]), "--security-opt", "launch with seccomp unconfined")]
