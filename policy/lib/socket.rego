package egg.lib

# engine_socket answers: is this path of the host an engine's socket, or a folder
# that holds one?
engine_socket(path) := any_of([path_in(path, socket_folders), socket_file(path), of_a_user(path)]) if is_string(path)

else := "no" if {
	working_place(path)
	socket_file(path) != "yes"
}

else := any_of([path_in(path, socket_folders), named_socket(path)])

socket_folders := array.concat(["/", "/var", "/run", "/var/run"], [sprintf("%s/%s", [run, name]) |
	some run in ["/run", "/var/run"]
	some name in ["docker", "containerd", "podman", "crio", "buildkit", "user"]
])

# A rootless engine has its socket in the folder of its user.
of_a_user(path) := decide(regex.match(`^(/var)?/run/user/[0-9]+(/podman)?/?$`, path))

# A hole at the end can be a socket only below a folder that may hold one.
named_socket(path) := "yes" if socket_file(path) == "yes"

else := all_of([
	socket_file(path),
	any_of([starts_with(path, folder) | some folder in ["/run", "/var/run"]]),
])

socket_file(path) := decide(strings.any_suffix_match(path, socket_names)) if is_string(path)

else := any_of([ends_with(path, name) | some name in socket_names])

socket_names := ["docker.sock", "podman.sock", "containerd.sock", "crio.sock", "buildkitd.sock"]
