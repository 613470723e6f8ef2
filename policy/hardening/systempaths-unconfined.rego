# METADATA
# title: No path of the kernel is unmasked
# description: |
#   The engine hides what is dangerous below /proc and /sys, and makes the rest
#   read-only. systempaths=unconfined shows it all, to be written.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG214
#   name: systempaths-unconfined
#   severity: warning
#   owasp: ["4"]
#   bad: docker run --security-opt systempaths=unconfined img
#   good: docker run img
#   mend: take the option out
# schemas:
#   - input: schema.scenario
package egg.hardening.systempaths_unconfined

import data.egg.lib

checks := [lib.forbidden(lib.security("systempaths", ["unconfined"]), "--security-opt", "launch with systempaths unconfined")]
