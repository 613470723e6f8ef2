# METADATA
# title: No mount of the container reaches the host
# description: |
#   With shared propagation what the container mounts below that folder appears
#   on the host as well.
# related_resources:
#   - ref: https://docs.docker.com/engine/storage/bind-mounts/
# custom:
#   id: EGG217
#   name: shared-propagation
#   severity: warning
#   cis: ["5.20"]
#   owasp: ["8"]
#   bad: docker run -v /mnt:/mnt:rshared img
#   good: docker run -v /mnt:/mnt:rslave img
#   mend: take the option out, or say rslave
# schemas:
#   - input: schema.scenario
package egg.hardening.shared_propagation

import data.egg.lib

checks := [lib.forbidden(shared, "--volume", "launch with shared propagation: its mounts reach the host")]

shared := lib.any_of(array.concat(lib.beyond, [lib.word_in(mount.propagation, ["shared", "rshared"]) | some mount in input.scenario.normal.mounts]))
