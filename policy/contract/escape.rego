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

s := input.scenario

checks := array.concat(
	[privileged, socket, api_socket, engine_host, host_network, capabilities, filters, volumes_from, host_gateway],
	array.concat(
		[namespace(name) | some name in ["pid", "ipc", "uts", "userns", "cgroupns"]],
		[handed(name) | some name in ["device", "device-cgroup-rule"]],
	),
)

privileged := forbidden(lib.switch_on(s, "privileged"), "--privileged", "sandbox launch with --privileged", "take --privileged out")

api_socket := forbidden(
	lib.switch_on(s, "use-api-socket"), "--use-api-socket",
	"sandbox launch with the engine's socket by --use-api-socket", "take --use-api-socket out",
)

socket := {
	"holds": lib.negate(lib.any_of(array.concat([engine_socket(mount.path) | some mount in lib.mount_sources(s)], lib.beyond(s)))),
	"about": ["--volume", "--mount"],
	"because": [mount.path.text | some mount in lib.mount_sources(s); engine_socket(mount.path) == "unknown"],
	"message": sprintf("sandbox launch with the engine's socket: it mounts %s", [concat(", ", [lib.show(mount.path) | some mount in sockets])]),
	"mend": "take the mount out",
}

sockets := [mount | some mount in lib.mount_sources(s); engine_socket(mount.path) == "yes"]

# engine_socket answers: is this an engine's socket, or a folder that holds one?
engine_socket(path) := "no" if {
	lib.working_place(path)
	not socket_file(path)
} else := lib.any_of([
	lib.path_in(path, ["/", "/var", "/run", "/var/run", "/run/docker", "/run/containerd", "/run/podman"]),
	named_socket(path),
])

# A hole at the end can be a socket only below a folder that may hold one.
named_socket(path) := "yes" if socket_file(path)

else := "no" if path.known

else := lib.all_of([
	lib.any_of([lib.ends_with(path, name) | some name in socket_names]),
	lib.any_of([lib.starts_with(path, folder) | some folder in ["/run", "/var/run"]]),
])

socket_file(path) if {
	some name in socket_names
	lib.ends_with(path, name) == "yes"
}

socket_names := ["docker.sock", "podman.sock", "containerd.sock", "crio.sock", "buildkitd.sock"]

engine_host := {
	"holds": lib.negate(lib.env_possible(s, "DOCKER_HOST")),
	"about": ["DOCKER_HOST"],
	"message": "sandbox launch with DOCKER_HOST: it reaches an engine",
	"mend": "take DOCKER_HOST out",
}

host_network := forbidden(
	lib.any_of(array.concat([lib.word_is(network.name, "host") | some network in lib.networks(s)], lib.beyond(s))), "--network",
	"sandbox launch on the network of the host", "name the sandbox network in --network",
)

namespace(name) := forbidden(
	lib.negate(lib.flag_never(s, name, ["host"])), sprintf("--%s", [name]),
	sprintf("sandbox launch in the %s namespace of the host", [name]), sprintf("take --%s out", [name]),
)

capabilities := forbidden(
	lib.any_of(array.concat([dangerous(capability) | some capability in added], lib.beyond(s))), "--cap-add",
	sprintf("sandbox launch with the capability %s", [concat(", ", [lib.show(w) | some w in added; dangerous(w) == "yes"])]),
	"take --cap-add out",
)

# Some engines part the value at its commas, some do not: here every piece counts.
added := [piece | some flag in lib.given(s, "cap-add"); some piece in lib.split_word(lib.flag_word(flag))]

dangerous(w) := lib.word_in(lib.lower_word(w), [text |
	some name in ["all", "sys_admin", "net_admin", "net_raw", "sys_ptrace", "sys_module"]
	some text in [name, sprintf("cap_%s", [name])]
])

filters := forbidden(
	lib.negate(lib.flag_never(s, "security-opt", unfiltered)), "--security-opt",
	"sandbox launch with seccomp or apparmor unconfined", "take the unconfined --security-opt out",
)

unfiltered := ["seccomp=unconfined", "seccomp:unconfined", "apparmor=unconfined", "apparmor:unconfined"]

handed(name) := forbidden(
	lib.flag_possible(s, name), sprintf("--%s", [name]),
	sprintf("sandbox launch with --%s", [name]), sprintf("take --%s out", [name]),
)

volumes_from := handed("volumes-from")

host_gateway := forbidden(host_reached, "--add-host", "private sandbox launch with the address of the host by host-gateway", "take the host-gateway entry out")

host_reached := "no" if input.mode == "public"

else := lib.any_of(array.concat([lib.word_is(added_host.address, "host-gateway") | some added_host in lib.added_hosts(s)], lib.beyond(s)))

forbidden(there, flag, message, mend) := {
	"holds": lib.negate(there),
	"about": [flag],
	"flag": flag,
	"message": message,
	"mend": mend,
}
