# METADATA
# title: All capabilities are dropped
# description: |
#   A container starts with a dozen capabilities, and most programs need none.
#   Drop them all, and add what is missed.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG251
#   name: cap-drop
#   severity: warning
#   level: strict
#   cis: ["5.4"]
#   owasp: ["3"]
#   bad: docker run img
#   good: docker run --cap-drop ALL img
#   mend: add --cap-drop ALL before the image
# schemas:
#   - input: schema.scenario
package egg.hardening.cap_drop

import data.egg.lib

checks := [lib.mended(
	lib.required(lib.flag_says("cap-drop", ["all", "cap_all"]), "--cap-drop", "launch without --cap-drop ALL"),
	["--cap-drop", "ALL"],
)]
