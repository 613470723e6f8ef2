# METADATA
# title: What runs once leaves no container behind
# description: |
#   A container that was run in the foreground stays when it ends, with its
#   writable layer and its environment, until somebody removes it.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG264
#   name: leftover-container
#   severity: warning
#   level: strict
#   owasp: ["7"]
#   bad: docker run img make
#   good: docker run --rm img make
#   mend: add --rm before the image
# schemas:
#   - input: schema.scenario
package egg.hardening.leftover_container

import data.egg.lib

checks := [lib.mended(
	lib.required(lib.any_of([lib.switch_sure("rm"), lib.negate(once)]), "--rm", "launch that leaves its container behind"),
	["--rm" | not input.scenario.flags.rm],
)]

# once answers: is it run in the foreground, to its end?
once := "no" if input.launch.subcommand != "run"

else := lib.negate(lib.any_of([lib.switch_on("detach"), restarted]))

restarted := lib.all_of([lib.flag_possible("restart"), lib.negate(lib.word_in(lib.flag_value("restart"), ["", "no"]))])
