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

checks := [url, address, agreed, one_address, not_taken]

gateway := lib.gateway_host

# told answers: is it known at all which host is the gateway?
told if input.config.contract.gateway != ""

told if lib.env_present("GATEWAY_URL") == "yes"

# called is the name of the gateway in a message, if it is told.
called := sprintf(" %s", [name]) if told

else := ""

name := lib.show(gateway) if told

else := "GATEWAY"

url := lib.met if lib.env_set("GATEWAY_URL") == "yes"

else := {
	"holds": lib.env_set("GATEWAY_URL"),
	"about": ["GATEWAY_URL"],
	"message": "sandbox launch without GATEWAY_URL",
	"mend": sprintf("add -e GATEWAY_URL=http://%s:PORT before the image", [name]),
}

address := lib.met if address_given == "yes"

else := {
	"holds": address_given,
	"about": ["--add-host", "GATEWAY_URL"],
	"flag": "--add-host",
	"message": sprintf("sandbox launch without --add-host for its gateway%s", [called]),
	"mend": sprintf("add --add-host %s:ADDRESS before the image", [name]),
}

# Without a name any --add-host may be the one: EGG009 tells of the missing URL.
address_given := lib.host_added(gateway) if told

else := lib.flag_present("add-host")

agreed := lib.met if named_in_url == "yes"

else := {
	"holds": named_in_url,
	"about": ["GATEWAY_URL"],
	"message": sprintf("sandbox launch whose GATEWAY_URL %s does not name the gateway %s", [lib.show(lib.env_value("GATEWAY_URL")), name]),
	"mend": sprintf("set GATEWAY_URL to http://%s:PORT", [name]),
}

named_in_url := "yes" if input.scenario.urls.GATEWAY_URL == gateway

else := lib.any_of([
	lib.negate(lib.env_present("GATEWAY_URL")),
	lib.same_word(lib.env_host("GATEWAY_URL"), gateway),
])

one_address := lib.met if all_agree == "yes"

else := {
	"holds": all_agree,
	"about": ["--add-host", "GATEWAY_URL"],
	"flag": "--add-host",
	"message": sprintf("sandbox launch with two addresses for its gateway %s", [name]),
	"mend": sprintf("leave one --add-host for %s", [name]),
}

all_agree := lib.nothing_more if count(input.scenario.hosts) < 2

else := lib.all_of(array.concat(disagreements, lib.beyond))

disagreements := [lib.any_of([lib.negate(both), lib.same_word(first.address, second.address)]) |
	told
	some i, first in input.scenario.hosts
	some j, second in input.scenario.hosts
	i < j
	both := lib.all_of([lib.same_host(first.host, gateway), lib.same_host(second.host, gateway)])
]

not_taken := lib.met if free == "yes"

else := {
	"holds": free,
	"about": ["--hostname", "--network-alias", "--link", "--network", "GATEWAY_URL"],
	"message": sprintf("sandbox launch that takes the name of its gateway %s by %s", [name, concat(", ", takers)]),
	"mend": sprintf("take %s out", [concat(", ", takers)]),
}

free := lib.nothing_more if input.scenario.names == []

else := lib.negate(lib.any_of(array.concat([lib.same_host(taken.name, gateway) | told; some taken in input.scenario.names], lib.beyond)))

takers := [taken.flag | told; some taken in input.scenario.names; lib.same_host(taken.name, gateway) == "yes"]
