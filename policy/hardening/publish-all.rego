# METADATA
# title: Ports are published one by one
# description: |
#   -P publishes whatever the image exposes, on every interface, and more with
#   its next version.
# related_resources:
#   - ref: https://docs.docker.com/engine/network/port-publishing/
# custom:
#   id: EGG260
#   name: publish-all
#   severity: warning
#   level: strict
#   cis: ["5.9"]
#   owasp: ["5"]
#   bad: docker run -P img
#   good: docker run -p 127.0.0.1:8080:80 img
#   mend: publish the ports that are needed by -p
# schemas:
#   - input: schema.scenario
package egg.hardening.publish_all

import data.egg.lib

checks := [lib.forbidden(lib.switch_on("publish-all"), "--publish-all", "launch that publishes whatever its image exposes")]
