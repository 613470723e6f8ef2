# METADATA
# title: A sandbox is told which user it works for
# description: |
#   The entrypoint gives up root for RUNTIME_UID and RUNTIME_GID. Without them the
#   files of the user end up owned by root, or by whoever the image was built for.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/#env
# custom:
#   id: EGG006
#   name: runtime-user
#   severity: error
#   bad: docker run -e RUNTIME_UID=1000 egg-sandbox
#   good: docker run -e RUNTIME_UID=1000 -e RUNTIME_GID=1000 egg-sandbox
#   mend: add -e RUNTIME_UID=$(id -u) -e RUNTIME_GID=$(id -g) before the image
# schemas:
#   - input: schema.scenario
package egg.contract.runtime_user

import data.egg.lib

commands := {"RUNTIME_UID": "$(id -u)", "RUNTIME_GID": "$(id -g)"}

checks := [both]

both := lib.met if both_set == "yes"

else := object.union(
	{
		"holds": both_set,
		"about": [name | some name, _ in commands],
		"message": sprintf("sandbox launch without %s", [concat(", ", missing)]),
	},
	remedy,
)

# remedy asks the shell for the user that it runs as.
remedy := lib.addition(lib.assigned([[name, commands[name]] | some name in missing])) if {
	lib.in_shell
	every name in missing { lib.absent(name) }
} else := {"mend": sprintf("set %s to that of the user", [concat(" and ", missing)])}

both_set := lib.all_of([lib.env_set("RUNTIME_UID"), lib.env_set("RUNTIME_GID")])

missing := [name | some name in ["RUNTIME_UID", "RUNTIME_GID"]; lib.env_set(name) == "no"]
