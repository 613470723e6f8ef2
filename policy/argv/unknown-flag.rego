# METADATA
# title: The engine knows every flag
# description: |
#   A flag that the engine does not know stops the launch with an error message, at
#   run time and on that path alone. Flags of podman and nerdctl that docker lacks are
#   left open where the engine is one of these, or not known.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG301
#   name: unknown-flag
#   severity: error
#   bad: docker run --privilege img
#   good: docker run --privileged img
#   mend: write the flag as the engine spells it
# schemas:
#   - input: schema.scenario
package egg.argv.unknown_flag

import data.egg.lib

checks := [{
	"holds": use.known,
	"about": [],
	"because": [use.flag],
	"flag": use.flag,
	"message": sprintf("%s is no flag of the engine", [use.flag]),
} |
	some use in input.argv.odd
	use.known != "yes"
	lib.engine_is_read
]
