# METADATA
# title: A private sandbox bypasses the proxy for itself and the gateway only
# description: |
#   Every entry of NO_PROXY is a way around the proxy. The sandbox needs three:
#   itself by name, itself by address, and the gateway. A star, a suffix or a
#   range lets anything through.
# related_resources:
#   - ref: https://docs.docker.com/engine/cli/proxy/
# custom:
#   id: EGG004
#   name: no-proxy-env
#   severity: error
#   bad: docker run -e PRIVATE_MODE=true -e NO_PROXY=localhost,.example.com egg-sandbox
#   good: |-
#     docker run -e PRIVATE_MODE=true \
#       -e NO_PROXY=localhost,127.0.0.1,egg-gateway \
#       -e no_proxy=localhost,127.0.0.1,egg-gateway egg-sandbox
#   mend: set NO_PROXY and no_proxy to localhost,127.0.0.1 and the gateway host
# schemas:
#   - input: schema.scenario
package egg.contract.no_proxy_env

import data.egg.lib

names := ["NO_PROXY", "no_proxy"]

checks := [] if input.mode == "public"

checks := array.concat([present, same], [check |
	some name in read
	some check in [complete(name), tight(name)]
]) if {
	input.mode == "private"
}

# read is the variables whose entries are looked at: one of two that are the same.
read := ["NO_PROXY"] if {
	both_present == "yes"
	alike == "yes"
} else := [name | some name in names; lib.env_present(name) == "yes"]

present := lib.met if both_present == "yes"

else := object.union(
	{
		"holds": both_present,
		"about": names,
		"message": sprintf("private sandbox launch without %s", [concat(", ", missing)]),
	},
	remedy,
)

# remedy gives the other's value, where that is as it should be; where there is none,
# the shortest that does.
remedy := lib.addition(lib.assigned([[name, value] | some name in missing])) if {
	count(values) == 1
	some value in values
	is_string(value)
} else := {"mend": sprintf("set %s to %s", [concat(" and ", missing), wanted])}

values := {input.scenario.set[name] | some name in names; complete(name) == lib.met; tight(name) == lib.met} if {
	count(missing) == 1
} else := {wanted |
	some gateway in gateways
	is_string(gateway)
}

both_present := lib.all_of([lib.env_present("NO_PROXY"), lib.env_present("no_proxy")])

missing := [name | some name in names; lib.env_present(name) == "no"]

same := lib.met if alike == "yes"

else := {
	"holds": alike,
	"about": names,
	"message": "private sandbox launch whose NO_PROXY and no_proxy differ",
	"mend": "give NO_PROXY and no_proxy the same value",
}

alike := lib.implies(both_present, lib.env_same("NO_PROXY", "no_proxy"))

# gateways is the gateway's name, as far as anything tells it. Where nothing does,
# EGG009 says so, and any host of --add-host may be the one.
gateways := [lib.gateway_host] if lib.gateway_told

else := []

required := array.concat(["localhost", "127.0.0.1"], gateways)

wanted := sprintf("localhost,127.0.0.1,%s", [concat("", array.slice(array.concat([lib.show(w) | some w in gateways], ["GATEWAY"]), 0, 1))])

entries(name) := input.scenario.entries[name]

distinct(name) := {entry | some entry in entries(name)}

complete(name) := lib.met if all_held(name) == "yes"

else := {
	"holds": all_held(name),
	"about": [name, "GATEWAY_URL"],
	"message": sprintf("private sandbox launch whose %s lacks %s", [name, concat(", ", lacking(name))]),
	"mend": sprintf("set %s to %s", [name, wanted]),
}

all_held(name) := "yes" if count({w | some w in required} - distinct(name)) == 0

else := lib.all_of([holds(name, w) | some w in required])

holds(name, w) := lib.any_of([lib.same_word(entry, w) | some entry in entries(name)])

lacking(name) := [lib.show(w) | some w in required; holds(name, w) == "no"]

tight(name) := lib.met if none_loose(name) == "yes"

else := {
	"holds": none_loose(name),
	"about": [name, "GATEWAY_URL", "--add-host"],
	"message": sprintf("private sandbox launch whose %s goes around the proxy for %s", [name, concat(", ", loose(name))]),
	"mend": sprintf("set %s to %s", [name, wanted]),
}

none_loose(name) := "yes" if count(distinct(name) - {w | some w in required}) == 0

else := lib.all_of([harmless(entry) | some entry in entries(name)])

harmless(entry) := lib.any_of(array.concat(
	[lib.same_word(entry, w) | some w in array.concat(required, peers)],
	[lib.word_in(entry, array.concat(["", "::1"], input.config.contract.noProxy))],
))

# peers is the addresses of the gateway, and its possible names where none is told.
peers := [added.address |
	some added in input.scenario.hosts
	added.presence == "always"
	some gateway in gateways
	lib.same_word(added.host, gateway) == "yes"
] if {
	count(gateways) > 0
} else := [w | some added in input.scenario.hosts; some w in [added.host, added.address]]

loose(name) := [lib.show(entry) | some entry in entries(name); harmless(entry) == "no"]
