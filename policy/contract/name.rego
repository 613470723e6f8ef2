# METADATA
# title: A sandbox has a name
# description: |
#   Everything that finds a running sandbox finds it by name: the gateway, the
#   clean-up, the user. Without one the engine makes one up.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/#name
# custom:
#   id: EGG015
#   name: name
#   severity: error
#   bad: docker run --network egg-isolated egg-sandbox
#   good: docker run --network egg-isolated --name agent-1 egg-sandbox
#   mend: add --name NAME before the image
# schemas:
#   - input: schema.scenario
package egg.contract.name

import data.egg.lib

checks := [named]

named := lib.met if lib.flag_set("name") == "yes"

else := {
	"holds": lib.flag_set("name"),
	"about": ["--name"],
	"flag": "--name",
	"message": "sandbox launch without --name",
	"mend": "add --name NAME before the image",
}
