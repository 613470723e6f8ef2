# METADATA
# title: A sandbox with a session token has a static address
# description: |
#   The gateway binds a session to the address it was opened for. A token without
#   an address can be used from any container of the network.
#   contract.session says when: paired (with a token), required (always) or off.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/#network
# custom:
#   id: EGG010
#   name: static-ip
#   severity: error
#   bad: docker run --network egg-isolated -e EGG_SESSION_TOKEN="$TOKEN" egg-sandbox
#   good: docker run --network egg-isolated --ip 172.32.0.10 -e EGG_SESSION_TOKEN="$TOKEN" egg-sandbox
#   mend: add --ip with the address of the session before the image
# schemas:
#   - input: schema.scenario
package egg.contract.static_ip

import data.egg.lib

checks := [] if input.config.contract.session == "off"

checks := [{
	"holds": lib.address_present,
	"about": ["--ip"],
	"flag": "--ip",
	"message": "sandbox launch without a static address",
	"mend": "add --ip with the address of the session before the image",
}] if {
	input.config.contract.session == "required"
}

checks := [paired] if input.config.contract.session == "paired"

paired := lib.met if lib.address_present == "yes"

else := {
	"holds": lib.implies(lib.token_possible, lib.address_present),
	"about": ["EGG_SESSION_TOKEN", "--ip"],
	"flag": "--ip",
	"message": "sandbox launch with EGG_SESSION_TOKEN but without --ip",
	"mend": "add --ip with the address of the session before the image",
}
