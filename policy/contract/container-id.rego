# METADATA
# title: CONTAINER_ID is the name of the container
# description: |
#   The gateway knows a sandbox by the name of its container, and the sandbox
#   tells who it is by CONTAINER_ID. Where the two differ, requests are answered
#   for another sandbox, or not at all.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/#name
# custom:
#   id: EGG005
#   name: container-id
#   severity: error
#   bad: docker run --name agent-1 -e CONTAINER_ID=agent egg-sandbox
#   good: docker run --name agent-1 -e CONTAINER_ID=agent-1 egg-sandbox
#   mend: add -e CONTAINER_ID=NAME with the value of --name
# schemas:
#   - input: schema.scenario
package egg.contract.container_id

import data.egg.lib

checks := [present] if lib.env_set("CONTAINER_ID") == "no"

checks := [present, agreed] if lib.env_set("CONTAINER_ID") != "no"

present := lib.met if lib.env_set("CONTAINER_ID") == "yes"

else := object.union(
	{
		"holds": lib.env_set("CONTAINER_ID"),
		"about": ["CONTAINER_ID"],
		"message": "sandbox launch without CONTAINER_ID",
	},
	remedy,
)

agreed := lib.met if named_alike == "yes"

else := {
	"holds": named_alike,
	"about": ["CONTAINER_ID", "--name"],
	"message": difference,
	"mend": "add -e CONTAINER_ID with the value of --name before the image",
}

named_alike := lib.all_of([
	lib.flag_present("name"),
	lib.same_word(lib.env_value("CONTAINER_ID"), lib.flag_value("name")),
])

difference := sprintf("sandbox launch with CONTAINER_ID %s but without --name", [id_text]) if {
	lib.flag_present("name") == "no"
} else := sprintf("sandbox launch whose CONTAINER_ID %s is not its name %s", [id_text, name_text])

# remedy spells the name only where it can be copied into the launch as it reads.
remedy := lib.addition(lib.assigned([["CONTAINER_ID", lib.copied(lib.flag_value("name"))]])) if {
	lib.flag_set("name") == "yes"
	lib.absent("CONTAINER_ID")
} else := {"mend": "add -e CONTAINER_ID with the value of --name before the image"}

id_text := lib.show(lib.env_value("CONTAINER_ID"))

name_text := "NAME" if lib.flag_present("name") == "no"

else := lib.show(lib.flag_value("name"))
