# METADATA
# title: The AppArmor profile is not switched off
# description: |
#   The engine's profile keeps a container from mounting, from writing below
#   /proc and /sys, and from tracing others.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG212
#   name: apparmor-unconfined
#   severity: warning
#   left_to: EGG017
#   cis: ["5.2"]
#   owasp: ["6"]
#   bad: docker run --security-opt apparmor=unconfined img
#   good: docker run --security-opt apparmor=my-profile img
#   mend: take the option out, or name a profile
# schemas:
#   - input: schema.scenario
package egg.hardening.apparmor_unconfined

import data.egg.lib

checks := [lib.forbidden(lib.security("apparmor", ["unconfined"]), "--security-opt", "launch with apparmor unconfined")]
