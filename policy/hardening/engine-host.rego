# METADATA
# title: No address of an engine is handed in
# description: |
#   DOCKER_HOST tells the programs inside where an engine listens. One that
#   listens without asking who is there gives its host away, as its socket
#   would.
# related_resources:
#   - ref: https://docs.docker.com/engine/security/protect-access/
# custom:
#   id: EGG204
#   name: engine-host
#   severity: warning
#   left_to: EGG017
#   owasp: ["1"]
#   bad: docker run -e DOCKER_HOST=tcp://10.0.0.1:2375 img
#   good: docker run img
#   mend: take DOCKER_HOST out
# schemas:
#   - input: schema.scenario
package egg.hardening.engine_host

import data.egg.lib

checks := [lib.forbidden(lib.env_possible("DOCKER_HOST"), "DOCKER_HOST", "launch with DOCKER_HOST: it reaches an engine")]
