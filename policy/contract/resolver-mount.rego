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

files := ["/", "/etc", "/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf"]

checks := [uncovered]

uncovered := lib.met if holds == "yes"

else := {
	"holds": holds,
	"about": ["--volume", "--mount", "--tmpfs"],
	"because": [lib.show(path) | some path in paths; lib.path_in(path, files) == "unknown"],
	"message": sprintf("sandbox launch with a mount over %s", [concat(", ", covered)]),
	"mend": "take the mount out, and say the same by --dns and --add-host",
}

holds := lib.nothing_more if paths == []

else := lib.negate(lib.any_of(array.concat([lib.path_in(path, files) | some path in paths], lib.beyond)))

paths := input.scenario.mounts.targets

covered := [lib.show(path) | some path in paths; lib.path_in(path, files) == "yes"]
