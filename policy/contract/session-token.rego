# METADATA
# title: A sandbox with a static address has a session token
# description: |
#   The other half of the session: an address without a token is a launch that
#   forgot to say who it is, and the gateway refuses it.
#   contract.session says when: paired (with an address), required (always) or off.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/#env
# custom:
#   id: EGG011
#   name: session-token
#   severity: error
#   bad: docker run --network egg-isolated --ip 172.32.0.10 egg-sandbox
#   good: docker run --network egg-isolated --ip 172.32.0.10 -e EGG_SESSION_TOKEN="$TOKEN" egg-sandbox
#   mend: add -e EGG_SESSION_TOKEN="$TOKEN" before the image
# schemas:
#   - input: schema.scenario
package egg.contract.session_token

import data.egg.lib

checks := [] if input.config.contract.session == "off"

checks := [object.union(
	{
		"holds": lib.token_present,
		"about": ["EGG_SESSION_TOKEN"],
		"message": "sandbox launch without EGG_SESSION_TOKEN",
	},
	remedy,
)] if {
	input.config.contract.session == "required"
}

checks := [paired] if input.config.contract.session == "paired"

paired := lib.met if lib.token_present == "yes"

else := object.union(
	{
		"holds": lib.implies(lib.address_possible, lib.token_present),
		"about": ["--ip", "EGG_SESSION_TOKEN"],
		"message": "sandbox launch with --ip but without EGG_SESSION_TOKEN",
	},
	remedy,
)

# remedy takes the caller's token, where the configuration says that there is one.
remedy := lib.addition(["-e", "EGG_SESSION_TOKEN"]) if {
	input.config.contract.tokenFrom == "environment"
	lib.absent("EGG_SESSION_TOKEN")
} else := {"mend": "add -e EGG_SESSION_TOKEN=\"$TOKEN\" before the image"}
