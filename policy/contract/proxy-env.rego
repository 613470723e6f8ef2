# METADATA
# title: A private sandbox sends everything through one proxy
# description: |
#   Programs read HTTP_PROXY, HTTPS_PROXY or their lower-case forms, each its own
#   choice. Where one is missing, empty or different, some programs have another
#   way, or none at all.
# related_resources:
#   - ref: https://docs.docker.com/engine/cli/proxy/
# custom:
#   id: EGG003
#   name: proxy-env
#   severity: error
#   bad: docker run -e PRIVATE_MODE=true -e HTTP_PROXY=http://egg-gateway:3129 egg-sandbox
#   good: |-
#     docker run -e PRIVATE_MODE=true \
#       -e HTTP_PROXY=http://egg-gateway:3129 -e HTTPS_PROXY=http://egg-gateway:3129 \
#       -e http_proxy=http://egg-gateway:3129 -e https_proxy=http://egg-gateway:3129 egg-sandbox
#   mend: set HTTP_PROXY, HTTPS_PROXY, http_proxy and https_proxy to the proxy of the gateway
# schemas:
#   - input: schema.scenario
package egg.contract.proxy_env

import data.egg.lib

required := ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"]

allowed := ["ALL_PROXY", "all_proxy"]

all := array.concat(required, allowed)

checks := [] if input.mode == "public"

checks := [filled, same, host_known] if input.mode == "private"

filled := lib.met if all_filled == "yes"

else := object.union(
	{
		"holds": all_filled,
		"about": required,
		"message": sprintf("private sandbox launch without %s", [concat(", ", missing)]),
	},
	remedy,
)

remedy := lib.addition(lib.assigned([[name, told] | some name in missing])) if {
	told != ""
	every name in missing { lib.absent(name) }
} else := {"mend": sprintf("set %s to the proxy of the gateway", [concat(", ", missing)])}

# told is the one proxy that the launch has already; empty where there is none, or
# several.
default told := ""

told := known[0] if count(known) == 1

known := [proxy | some proxy in {input.scenario.set[name] | some name in all; is_string(input.scenario.set[name]); input.scenario.set[name] != ""}]

# one is the proxy that all four have, where it is known.
one := proxy if {
	proxy := input.scenario.set.HTTP_PROXY
	is_string(proxy)
	proxy != ""
	proxy == input.scenario.set.HTTPS_PROXY
	proxy == input.scenario.set.http_proxy
	proxy == input.scenario.set.https_proxy
}

all_filled := "yes" if one

else := lib.all_of([lib.env_filled(name) | some name in required])

missing := [name | some name in required; lib.env_filled(name) == "no"]

same := lib.met if all_agree == "yes"

else := {
	"holds": all_agree,
	"about": all,
	"message": sprintf("private sandbox launch whose proxies differ: %s", [concat(", ", different)]),
	"mend": "give every proxy variable the same address",
}

all_agree := lib.all_of([agrees(name) | some name in allowed]) if one

else := lib.all_of([agrees(name) | some name in all])

# reference is the variable that the others are compared with.
reference := "HTTP_PROXY" if one

else := possible[0] if count(possible) > 0

else := "HTTP_PROXY"

possible := [name | some name in required; lib.env_possible(name) == "yes"]

# agrees answers: is the variable unset, or the same as the reference?
agrees(name) := "yes" if name == reference

else := lib.env_same(name, reference) if lib.env_present(name) == "yes"

else := lib.any_of([lib.negate(lib.env_possible(name)), "unknown"])

different := [sprintf("%s=%s", [name, lib.show(lib.env_value(name))]) |
	all_agree == "no"
	some name in all
	lib.env_present(name) == "yes"
]

# A host that is neither an address nor told by --add-host has to be resolved,
# which a locked-down sandbox cannot do unless the network itself knows it.
host_known := lib.met if host_told == "yes"

else := {
	"holds": host_told,
	"about": [reference, "--add-host"],
	"severity": "warning",
	"message": sprintf("private sandbox launch whose proxy host %s has no --add-host", [lib.show(host)]),
	"mend": sprintf("add --add-host %s:ADDRESS before the image", [lib.show(host)]),
}

host_told := "yes" if lib.host_added(host) == "yes"

else := lib.any_of([
	lib.is_address(host),
	lib.host_added(host),
	lib.negate(lib.env_filled(reference)),
])

host := lib.env_host(reference)
