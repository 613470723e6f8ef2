# METADATA
# title: A sandbox stands on one network that somebody made for it
# description: |
#   The isolation of a sandbox is that of its network. The host's network, the
#   default bridge or another container's network have none of it, and a second
#   network is a way out of the first: newer engines attach both, older ones refuse.
# related_resources:
#   - ref: https://docs.docker.com/engine/network/drivers/bridge/
# custom:
#   id: EGG008
#   name: network
#   severity: error
#   bad: docker run --network host egg-sandbox
#   good: docker run --network egg-isolated egg-sandbox
#   mend: add --network with the name of the sandbox network before the image
# schemas:
#   - input: schema.scenario
package egg.contract.network

import data.egg.lib

checks := [present, own, single]

present := lib.met if lib.flag_present("network") == "yes"

else := object.union(
	{
		"holds": lib.flag_present("network"),
		"about": ["--network"],
		"flag": "--network",
		"message": "sandbox launch without --network: it stands on the default bridge",
	},
	remedy,
)

# remedy names the one network that the configuration has for the mode.
remedy := lib.addition(["--network", fitting[0]]) if count(fitting) == 1

else := {"mend": "add --network with the name of the sandbox network before the image"}

fitting := [name | some name, mode in input.config.networks; mode == input.mode]

own := lib.met if none_foreign == "yes"

else := {
	"holds": none_foreign,
	"about": ["--network"],
	"flag": "--network",
	"message": sprintf("sandbox launch on %s, which is no network of its own", [concat(", ", foreign)]),
	"mend": "name the sandbox network in --network",
}

none_foreign := lib.all_of([lib.user_defined(network.name) | some network in input.scenario.networks])

foreign := [lib.show(network.name) |
	some network in input.scenario.networks
	lib.user_defined(network.name) == "no"
]

single := lib.met if at_most_one == "yes"

else := {
	"holds": at_most_one,
	"about": ["--network"],
	"flag": "--network",
	"message": "sandbox launch with more than one --network",
	"mend": "leave one --network",
}

at_most_one := "no" if count(input.scenario.networks) > 1

else := "no" if input.scenario.networks[0].presence == "repeated"

else := lib.nothing_more
