# METADATA
# title: No capability is added that reaches the host
# description: |
#   Some capabilities are as good as root on the host: they load modules, trace
#   or read what is not the container's own, change the clock, the network or
#   the kernel's settings.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG202
#   name: added-capability
#   severity: warning
#   cis: ["5.4"]
#   owasp: ["3"]
#   bad: docker run --cap-add SYS_ADMIN img
#   good: docker run --cap-drop ALL --cap-add NET_BIND_SERVICE img
#   mend: take the capability out, or name one that does less
# schemas:
#   - input: schema.scenario
package egg.hardening.added_capability

import data.egg.lib

checks := [lib.forbidden(added, "--cap-add", sprintf("launch with the capability %s", [concat(", ", [lib.show(w) | some w in input.scenario.capabilities; dangerous(w) == "yes"])]))]

added := lib.any_of(array.concat(lib.beyond, [dangerous(w) | some w in input.scenario.capabilities]))

dangerous(w) := lib.capability(w, names)

names := besides if lib.left_to_contract("EGG017")

else := array.concat(lib.breaking_capabilities, besides)

besides := [
	"sys_rawio", "sys_boot", "sys_time", "dac_read_search", "bpf", "perfmon", "mac_admin", "mac_override", "syslog",
	"linux_immutable", "checkpoint_restore",
]
