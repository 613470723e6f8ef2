# METADATA
# title: Programs can be kept from gaining privileges
# description: |
#   Where the engine is set up to let no program gain privileges (by a setuid
#   file), this option takes it back for one container.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG215
#   name: new-privileges
#   severity: warning
#   cis: ["5.26"]
#   owasp: ["4"]
#   bad: docker run --security-opt no-new-privileges=false img
#   good: docker run --security-opt no-new-privileges img
#   mend: take the option out, or say no-new-privileges
# schemas:
#   - input: schema.scenario
package egg.hardening.new_privileges

import data.egg.lib

checks := [lib.forbidden(lib.security("no-new-privileges", ["false", "f", "0"]), "--security-opt", "launch that lets programs gain privileges")]
