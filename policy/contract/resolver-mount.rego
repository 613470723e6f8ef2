# METADATA
# title: Nothing is mounted over the files that names are looked up in
# description: |
#   A mount over resolv.conf takes --dns back, one over hosts takes --add-host
#   back, and one over nsswitch.conf or the whole of /etc takes both. Targets below
#   the working folder or the home folder are taken to be none of these.
# related_resources:
#   - ref: https://docs.docker.com/engine/network/#dns-services
# custom:
#   id: EGG018
#   name: resolver-mount
#   severity: error
#   bad: docker run -v ./resolv.conf:/etc/resolv.conf egg-sandbox
#   good: docker run --dns 0.0.0.0 --add-host egg-gateway:172.32.0.2 egg-sandbox
#   mend: take the mount out, and say the same by --dns and --add-host
# schemas:
#   - input: schema.scenario
package egg.contract.resolver_mount

import data.egg.lib

s := input.scenario

files := ["/", "/etc", "/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf"]

checks := [{
	"holds": lib.negate(lib.any_of(array.concat([lib.path_in(mount.path, files) | some mount in lib.mount_targets(s)], lib.beyond(s)))),
	"about": ["--volume", "--mount", "--tmpfs"],
	"because": [mount.path.text | some mount in lib.mount_targets(s); lib.path_in(mount.path, files) == "unknown"],
	"message": sprintf("sandbox launch with a mount over %s", [concat(", ", covered)]),
	"mend": "take the mount out, and say the same by --dns and --add-host",
}]

covered := [lib.show(mount.path) | some mount in lib.mount_targets(s); lib.path_in(mount.path, files) == "yes"]
