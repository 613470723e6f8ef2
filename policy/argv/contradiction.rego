# METADATA
# title: No two flags contradict each other
# description: |
#   The engine refuses some flags together, such as --rm with --restart. Of a flag that
#   can be given once the last one counts: given twice with two values, one of them is
#   a mistake. Published ports do nothing on the host's network.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG307
#   name: contradiction
#   severity: error
#   bad: docker run --rm --restart always img
#   good: docker run --restart always img
#   mend: take one of the two out
# schemas:
#   - input: schema.scenario
package egg.argv.contradiction

import data.egg.lib

checks := array.concat(array.concat(refused, doubled), published)

refused := [{
	"holds": holds,
	"about": [],
	"because": [pair.first, pair.second],
	"flag": pair.second,
	"message": sprintf("%s contradicts %s: %s", [pair.second, pair.first, pair.reason]),
} |
	some pair in input.argv.contradictions
]

holds := "no" if input.launch.engine == "docker"

else := "unknown"

uses := input.argv.uses

doubled := [{
	"holds": same,
	"about": [later.flag],
	"because": [lib.show(first.value), lib.show(later.value)],
	"flag": later.flag,
	"message": sprintf("%s is given twice, with %s and %s: the last one counts", [later.flag, lib.show(first.value), lib.show(later.value)]),
} |
	some j, later in uses
	later.single
	i := max([i | some i, use in uses; i < j; use.name == later.name])
	first := uses[i]
	same := lib.same_word(first.value, later.value)
	same != "yes"
]

published := [{
	"holds": "no",
	"about": [],
	"flag": "--publish",
	"severity": "warning",
	"message": "--publish does nothing on the network of the host",
	"mend": "take --publish out, or name another network",
} |
	some port in uses
	port.name in {"publish", "publish-all"}
	some use in uses
	use.name == "network"
	use.value == "host"
]
