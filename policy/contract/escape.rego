# METADATA
# title: A sandbox has no way out of its container
# description: |
#   Each of these gives the sandbox the host, or the network that it is kept from:
#   privileges, the engine's socket, the host's namespaces, capabilities that
#   reach the kernel, switched-off filters, devices, other containers' volumes.
#   A host path that is only partly known is compared by what is known of it. A
#   path below the working folder, the home folder, a checkout or a fresh
#   temporary folder is taken to be no socket, by decision: every launch mounts
#   its work. Any other path that is wholly unknown leaves the rule open.
# related_resources:
#   - ref: https://docs.docker.com/engine/security/
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html
# custom:
#   id: EGG017
#   name: escape
#   severity: error
#   bad: docker run --privileged -v /var/run/docker.sock:/var/run/docker.sock egg-sandbox
#   good: docker run -v "$PWD:/workspace" egg-sandbox
#   mend: take the option out
# schemas:
#   - input: schema.scenario
package egg.contract.escape

import data.egg.lib

checks := array.concat(
	[socket, engine_host, unread],
	[ban(name) | some name in options; input.scenario.flags[name]],
)

# unread is left open by options that nobody has read: each could be one of these.
unread := lib.met if lib.nothing_more == "yes"

else := {
	"holds": lib.nothing_more,
	"about": [],
	"message": "sandbox launch with options that nobody has read",
}

socket := lib.met if harmless == "yes"

else := {
	"holds": harmless,
	"about": ["--volume", "--mount"],
	"because": [lib.show(path) | some path in paths; lib.engine_socket(path) == "unknown"],
	"message": sprintf("sandbox launch with the engine's socket: it mounts %s", [concat(", ", [lib.show(path) | some path in paths; lib.engine_socket(path) == "yes"])]),
	"mend": "take the mount out",
}

harmless := "yes" if paths == []

else := lib.negate(lib.any_of([lib.engine_socket(path) | some path in paths]))

paths := input.scenario.mounts.sources

engine_host := lib.met if lib.env_possible("DOCKER_HOST") == "no"

else := {
	"holds": lib.negate(lib.env_possible("DOCKER_HOST")),
	"about": ["DOCKER_HOST"],
	"message": "sandbox launch with DOCKER_HOST: it reaches an engine",
	"mend": "take DOCKER_HOST out",
}

options := {
	"privileged", "use-api-socket", "network", "cap-add", "security-opt", "volumes-from", "add-host",
	"pid", "ipc", "uts", "userns", "cgroupns", "device", "device-cgroup-rule",
}

# ban is what is wrong with an option that was given: nothing, where its value is
# known to be harmless. A hole in the value leaves it open.
ban(name) := lib.met if opens(name) == "no"

else := {
	"holds": lib.negate(opens(name)),
	"about": [sprintf("--%s", [name])],
	"flag": sprintf("--%s", [name]),
	"message": message(name),
	"mend": mend(name),
}

# opens answers: does the option, as it is given, open a way out?
default opens(_) := "unknown"

opens("privileged") := lib.switch_on("privileged")

opens("use-api-socket") := lib.switch_on("use-api-socket")

opens("network") := lib.host_network

opens("cap-add") := lib.any_of([dangerous(w) | some w in input.scenario.capabilities])

opens("security-opt") := lib.any_of([lib.word_in(lib.lower_word(w), unfiltered) | some w in lib.given("security-opt")])

opens("add-host") := host_reached

opens(name) := "yes" if name in {"device", "device-cgroup-rule", "volumes-from"}

opens(name) := lib.host_namespace(name) if name in namespaces

namespaces := {"pid", "ipc", "uts", "userns", "cgroupns"}

message("use-api-socket") := "sandbox launch with the engine's socket by --use-api-socket"

message("network") := "sandbox launch on the network of the host"

message("cap-add") := sprintf("sandbox launch with the capability %s", [concat(", ", [lib.show(w) | some w in input.scenario.capabilities; dangerous(w) == "yes"])])

message("security-opt") := "sandbox launch with seccomp or apparmor unconfined"

message("add-host") := "private sandbox launch with the address of the host by host-gateway"

message(name) := sprintf("sandbox launch with --%s", [name]) if name in {"privileged", "device", "device-cgroup-rule", "volumes-from"}

message(name) := sprintf("sandbox launch in the %s namespace of the host", [name]) if name in namespaces

mend("network") := "name the sandbox network in --network"

mend("security-opt") := "take the unconfined --security-opt out"

mend("add-host") := "take the host-gateway entry out"

mend(name) := sprintf("take --%s out", [name]) if not name in {"network", "security-opt", "add-host"}

dangerous(w) := lib.capability(w, lib.breaking_capabilities)

unfiltered := ["seccomp=unconfined", "seccomp:unconfined", "apparmor=unconfined", "apparmor:unconfined"]

host_reached := "no" if input.mode == "public"

else := lib.any_of([lib.word_is(added.address, "host-gateway") | some added in input.scenario.hosts])
