# METADATA
# title: No program gains privileges
# description: |
#   With no-new-privileges a setuid program in the image runs as who starts it:
#   one way to root less.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG252
#   name: no-new-privileges
#   severity: warning
#   level: strict
#   cis: ["5.26"]
#   owasp: ["4"]
#   bad: docker run img
#   good: docker run --security-opt no-new-privileges img
#   mend: add --security-opt no-new-privileges before the image
# schemas:
#   - input: schema.scenario
package egg.hardening.no_new_privileges

import data.egg.lib

checks := [lib.mended(
	lib.required(set, "--security-opt", "launch without --security-opt no-new-privileges"),
	[word | count(options) == 0; some word in ["--security-opt", "no-new-privileges"]],
)]

set := "yes" if {
	some option in options
	option.presence == "always"
	on(option) == "yes"
	every other in options { on(other) != "no" }
} else := "unknown" if {
	some option in options
	on(option) != "no"
} else := input.scenario.unread.flag

options := [option | some option in input.scenario.normal.security; lib.word_is(option.name, "no-new-privileges") != "no"]

on(option) := lib.all_of([lib.word_is(option.name, "no-new-privileges"), lib.word_in(lib.lower_word(option.value), ["", "true", "t", "1"])])
