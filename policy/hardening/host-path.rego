# METADATA
# title: No system folder of the host is mounted
# description: |
#   From /etc, /proc, /dev and their like the host can be read whole, and mostly
#   taken over; read-only keeps the latter out alone. Asked for are the folders
#   themselves, not what stands below, and the files that say who may log in,
#   where they can be written. A path below the working folder, the home folder
#   or a fresh temporary folder is taken to be none of these.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG205
#   name: host-path
#   severity: warning
#   cis: ["5.6"]
#   owasp: ["8"]
#   bad: docker run -v /etc:/host-etc:ro img
#   good: docker run -v /etc/localtime:/etc/localtime:ro img
#   mend: mount the one file that is needed, read-only
# schemas:
#   - input: schema.scenario
package egg.hardening.host_path

import data.egg.lib

checks := [folder, accounts]

folder := lib.met if mounted == "no"

else := {
	"holds": lib.negate(mounted),
	"about": ["--volume", "--mount"],
	"because": [lib.show(path) | some path in paths; lib.path_in(path, folders) == "unknown"],
	"flag": "--volume",
	"message": sprintf("launch with %s of the host", [concat(", ", [lib.show(path) | some path in paths; lib.path_in(path, folders) == "yes"])]),
}

mounted := lib.any_of(array.concat(lib.beyond, [lib.path_in(path, folders) | some path in paths]))

paths := input.scenario.mounts.sources

folders := system if lib.left_to_contract("EGG017")

else := array.concat(["/"], system)

system := ["/boot", "/dev", "/etc", "/lib", "/proc", "/root", "/sys", "/usr"]

accounts := lib.forbidden(writable, "--volume", "launch that can write the accounts of the host")

writable := lib.any_of([lib.all_of([lib.path_in(path, files), lib.negate(mount.readOnly)]) |
	some mount in input.scenario.normal.mounts
	some path in mount.sources
])

files := ["/etc/passwd", "/etc/shadow", "/etc/group", "/etc/gshadow"]
