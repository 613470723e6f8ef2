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

s := input.scenario

required := ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"]

allowed := ["ALL_PROXY", "all_proxy"]

checks := [] if input.mode == "public"

checks := [filled, same, host_known] if input.mode == "private"

filled := {
	"holds": lib.all_of([lib.env_filled(s, name) | some name in required]),
	"about": required,
	"message": sprintf("private sandbox launch without %s", [concat(", ", missing)]),
	"mend": sprintf("set %s to the proxy of the gateway", [concat(", ", missing)]),
}

missing := [name | some name in required; lib.env_filled(s, name) == "no"]

same := {
	"holds": lib.all_of([answer |
		some name in array.concat(required, allowed)
		answer := agrees(name)
	]),
	"about": array.concat(required, allowed),
	"message": sprintf("private sandbox launch whose proxies differ: %s", [concat(", ", different)]),
	"mend": "give every proxy variable the same address",
}

# reference is the variable that the others are compared with.
reference := [name | some name in required; lib.env_possible(s, name) == "yes"][0] if given_any

else := "HTTP_PROXY"

given_any if {
	some name in required
	lib.env_possible(s, name) == "yes"
}

# agrees answers: is the variable unset, or the same as the reference?
agrees(name) := "yes" if name == reference

else := lib.env_same(s, name, reference) if lib.env_present(s, name) == "yes"

else := lib.any_of([lib.negate(lib.env_possible(s, name)), "unknown"])

different := [sprintf("%s=%s", [name, lib.show(lib.env_value(s, name))]) |
	some name in array.concat(required, allowed)
	any_different
	lib.env_present(s, name) == "yes"
]

any_different if {
	some name in array.concat(required, allowed)
	agrees(name) == "no"
}

# A host that is neither an address nor told by --add-host has to be resolved,
# which a locked-down sandbox cannot do unless the network itself knows it.
host_known := {
	"holds": lib.any_of([
		lib.is_address(host),
		lib.host_added(s, host),
		lib.negate(lib.env_filled(s, reference)),
	]),
	"about": array.concat([reference], ["--add-host"]),
	"severity": "warning",
	"message": sprintf("private sandbox launch whose proxy host %s has no --add-host", [lib.show(host)]),
	"mend": sprintf("add --add-host %s:ADDRESS before the image", [lib.show(host)]),
}

host := lib.url_host(lib.env_value(s, reference))
