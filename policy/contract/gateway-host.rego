# METADATA
# title: A sandbox finds its gateway by name, and only its gateway
# description: |
#   With its resolver shut a sandbox knows the gateway by --add-host alone, and
#   GATEWAY_URL has to use that very name. A second address for the name, or a
#   host name, alias or link that takes it, sends the requests elsewhere: the
#   first entry wins at look-up.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/#add-host
# custom:
#   id: EGG009
#   name: gateway-host
#   severity: error
#   bad: docker run -e GATEWAY_URL=http://egg-gateway:9848 egg-sandbox
#   good: docker run --add-host egg-gateway:172.32.0.2 -e GATEWAY_URL=http://egg-gateway:9848 egg-sandbox
#   mend: add --add-host GATEWAY:ADDRESS and -e GATEWAY_URL=http://GATEWAY:PORT before the image
# schemas:
#   - input: schema.scenario
package egg.contract.gateway_host

import data.egg.lib

s := input.scenario

checks := [url, address, agreed, one_address, not_taken]

gateway := lib.gateway_host(s, input.config)

# told answers: is it known at all which host is the gateway?
told if input.config.contract.gateway != ""

told if lib.env_present(s, "GATEWAY_URL") == "yes"

# called is the name of the gateway in a message, if it is told.
called := sprintf(" %s", [name]) if told

else := ""

name := lib.show(gateway) if told

else := "GATEWAY"

url := {
	"holds": lib.env_set(s, "GATEWAY_URL"),
	"about": ["GATEWAY_URL"],
	"message": "sandbox launch without GATEWAY_URL",
	"mend": sprintf("add -e GATEWAY_URL=http://%s:PORT before the image", [name]),
}

address := {
	"holds": address_given,
	"about": ["--add-host", "GATEWAY_URL"],
	"flag": "--add-host",
	"message": sprintf("sandbox launch without --add-host for its gateway%s", [called]),
	"mend": sprintf("add --add-host %s:ADDRESS before the image", [name]),
}

# Without a name any --add-host may be the one: EGG009 tells of the missing URL.
address_given := lib.host_added(s, gateway) if told

else := lib.flag_present(s, "add-host")

agreed := {
	"holds": lib.any_of([
		lib.negate(lib.env_present(s, "GATEWAY_URL")),
		lib.same_word(lib.url_host(lib.env_value(s, "GATEWAY_URL")), gateway),
	]),
	"about": ["GATEWAY_URL"],
	"message": sprintf("sandbox launch whose GATEWAY_URL %s does not name the gateway %s", [lib.show(lib.env_value(s, "GATEWAY_URL")), name]),
	"mend": sprintf("set GATEWAY_URL to http://%s:PORT", [name]),
}

one_address := {
	"holds": lib.all_of(array.concat(disagreements, lib.beyond(s))),
	"about": ["--add-host", "GATEWAY_URL"],
	"flag": "--add-host",
	"message": sprintf("sandbox launch with two addresses for its gateway %s", [name]),
	"mend": sprintf("leave one --add-host for %s", [name]),
}

disagreements := [lib.any_of([lib.negate(both), lib.same_word(first.address, second.address)]) |
	told
	some i, first in lib.added_hosts(s)
	some j, second in lib.added_hosts(s)
	i < j
	both := lib.all_of([lib.same_word(first.host, gateway), lib.same_word(second.host, gateway)])
]

not_taken := {
	"holds": lib.negate(lib.any_of(array.concat([lib.same_word(taken.name, gateway) | told; some taken in names], lib.beyond(s)))),
	"about": ["--hostname", "--network-alias", "--link", "--network", "GATEWAY_URL"],
	"message": sprintf("sandbox launch that takes the name of its gateway %s by %s", [name, concat(", ", takers)]),
	"mend": sprintf("take %s out", [concat(", ", takers)]),
}

takers := [taken.flag | told; some taken in names; lib.same_word(taken.name, gateway) == "yes"]

# names is every name that the launch gives to something else than the gateway.
names := array.concat(
	[{"name": lib.flag_word(flag), "flag": sprintf("--%s", [option])} |
		some option in ["hostname", "network-alias"]
		some flag in lib.given(s, option)
	],
	array.concat(
		[{"name": alias(lib.flag_word(flag)), "flag": "--link"} | some flag in lib.given(s, "link")],
		[{"name": value, "flag": "--network"} |
			some network in lib.networks(s)
			some value in lib.csv_values(network.fields, ["alias"])
		],
	),
)

# alias is the name that a link gives: CONTAINER:ALIAS, or the container's own.
alias(w) := at.after if {
	at := lib.cut(w, ":")
	at.found == "yes"
} else := w
