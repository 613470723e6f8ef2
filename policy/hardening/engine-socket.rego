# METADATA
# title: The engine's socket is not handed in
# description: |
#   Who can write to the engine's socket starts what he likes with any path of
#   the host. A read-only mount forbids to replace the file, and not to talk
#   through it. A folder that holds the socket, or the root of the host, hands
#   it in as well.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG203
#   name: engine-socket
#   severity: warning
#   left_to: EGG017
#   cis: ["5.32"]
#   owasp: ["1"]
#   bad: docker run -v /var/run/docker.sock:/var/run/docker.sock:ro img
#   good: docker run -v "$PWD:/src" img
#   mend: take the mount out; where a program must ask the engine, put a proxy between that lets through what it needs
# schemas:
#   - input: schema.scenario
package egg.hardening.engine_socket

import data.egg.lib

checks := [mounted, flagged]

mounted := lib.met if socket == "no"

else := {
	"holds": lib.negate(socket),
	"about": ["--volume", "--mount"],
	"because": [lib.show(path) | some path in paths; lib.engine_socket(path) == "unknown"],
	"flag": "--volume",
	"message": sprintf("launch with the engine's socket: it mounts %s", [concat(", ", [lib.show(path) | some path in paths; lib.engine_socket(path) == "yes"])]),
}

socket := lib.any_of(array.concat(lib.beyond, [lib.engine_socket(path) | some path in paths]))

paths := input.scenario.mounts.sources

flagged := lib.forbidden(lib.switch_on("use-api-socket"), "--use-api-socket", "launch with the engine's socket by --use-api-socket")
