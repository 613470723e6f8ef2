# METADATA
# title: A sandbox is told its mode
# description: |
#   The entrypoint chooses by PRIVATE_MODE what to lock down. Any value but true
#   and false is read as one of them by chance.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/#env
# custom:
#   id: EGG007
#   name: private-mode
#   severity: error
#   bad: docker run -e PRIVATE_MODE=yes egg-sandbox
#   good: docker run -e PRIVATE_MODE=true egg-sandbox
#   mend: add -e PRIVATE_MODE=true or -e PRIVATE_MODE=false before the image
# schemas:
#   - input: schema.scenario
package egg.contract.private_mode

import data.egg.lib

checks := [told]

told := lib.met if lib.env_in("PRIVATE_MODE", ["true", "false"]) == "yes"

else := object.union(
	{
		"holds": lib.env_in("PRIVATE_MODE", ["true", "false"]),
		"about": ["PRIVATE_MODE"],
		"message": message,
	},
	remedy,
)

# remedy says what the configuration says of the network.
remedy := lib.addition(lib.assigned([["PRIVATE_MODE", values[mode]]])) if {
	lib.absent("PRIVATE_MODE")
	count(input.scenario.networks) == 1
	input.scenario.networks[0].presence == "always"
	mode := input.config.networks[input.scenario.networks[0].name]
} else := {"mend": "add -e PRIVATE_MODE=true or -e PRIVATE_MODE=false before the image"}

values := {"private": "true", "public": "false"}

message := "sandbox launch without PRIVATE_MODE" if lib.env_possible("PRIVATE_MODE") == "no"

else := sprintf("sandbox launch whose PRIVATE_MODE is %s, neither true nor false", [lib.show(lib.env_value("PRIVATE_MODE"))])
