# METADATA
# title: The mode, the network and the settings of a sandbox agree
# description: |
#   A public sandbox with a locked resolver or a proxy does not work; one that is
#   told another mode than its network was made for works, and is open.
# related_resources:
#   - ref: https://docs.docker.com/engine/network/
# custom:
#   id: EGG012
#   name: mode-coherence
#   severity: error
#   bad: docker run --network egg-external --dns 0.0.0.0 -e PRIVATE_MODE=false egg-sandbox
#   good: docker run --network egg-external -e PRIVATE_MODE=false egg-sandbox
#   mend: take --dns and the proxy variables out of a public launch, or make it private
# schemas:
#   - input: schema.scenario
package egg.contract.mode_coherence

import data.egg.lib

proxies := ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"]

checks := [network_agrees] if input.mode == "private"

checks := [network_agrees, no_dns, no_proxy] if input.mode == "public"

network_agrees := lib.met if on_its_side == "yes"

else := {
	"holds": on_its_side,
	"about": ["--network"],
	"flag": "--network",
	"message": sprintf("%s sandbox launch on %s, which is a %s network", [input.mode, concat(", ", contrary), other_mode]),
	"mend": sprintf("take a network for %s sandboxes", [input.mode]),
}

on_its_side := "yes" if opposite == []

else := lib.negate(lib.any_of([lib.word_in(network.name, opposite) | some network in input.scenario.networks]))

# opposite is the configured networks of the other mode.
opposite := [name | some name, mode in input.config.networks; mode == other_mode]

other_mode := "public" if input.mode == "private"

other_mode := "private" if input.mode == "public"

contrary := [lib.show(network.name) |
	some network in input.scenario.networks
	lib.word_in(network.name, opposite) == "yes"
]

no_dns := lib.met if lib.flag_possible("dns") == "no"

else := {
	"holds": lib.negate(lib.flag_possible("dns")),
	"about": ["--dns"],
	"flag": "--dns",
	"message": "public sandbox launch with --dns",
	"mend": "take --dns out, or make the launch private",
}

no_proxy := lib.met if direct == "yes"

else := {
	"holds": direct,
	"about": proxies,
	"message": sprintf("public sandbox launch with %s", [concat(", ", given)]),
	"mend": "take the proxy variables out, or make the launch private",
}

direct := lib.all_of([lib.env_free(name) | some name in proxies])

given := [name | some name in proxies; lib.env_free(name) == "no"]
