# METADATA
# title: No device of the host is handed in
# description: |
#   A device is a piece of the host: a disk holds all of its files, /dev/mem all
#   of its memory.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG216
#   name: device
#   severity: warning
#   left_to: EGG017
#   cis: ["5.18"]
#   owasp: ["3"]
#   bad: docker run --device /dev/sda img
#   good: docker run img
#   mend: take the device out, or hand in the one that is needed and say why in a suppression
# schemas:
#   - input: schema.scenario
package egg.hardening.device

import data.egg.lib

checks := [lib.forbidden(lib.flag_possible(option), sprintf("--%s", [option]), sprintf("launch with --%s", [option])) |
	some option in ["device", "device-cgroup-rule"]
]
