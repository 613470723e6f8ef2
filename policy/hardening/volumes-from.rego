# METADATA
# title: No container takes the volumes of another
# description: |
#   --volumes-from hands over whatever the other one mounts, with its rights,
#   today and tomorrow.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG263
#   name: volumes-from
#   severity: warning
#   left_to: EGG017
#   level: strict
#   owasp: ["8"]
#   bad: docker run --volumes-from db img
#   good: docker run -v db-data:/data:ro img
#   mend: mount the volumes that are needed
# schemas:
#   - input: schema.scenario
package egg.hardening.volumes_from

import data.egg.lib

checks := [lib.forbidden(lib.flag_possible("volumes-from"), "--volumes-from", "launch with the volumes of another container")]
