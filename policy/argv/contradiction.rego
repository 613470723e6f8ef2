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

doubled := [{
	"holds": same,
	"about": [pair.flag],
	"because": [lib.show(pair.first), lib.show(pair.second)],
	"flag": pair.flag,
	"message": sprintf("%s is given twice, with %s and %s: the last one counts", [pair.flag, lib.show(pair.first), lib.show(pair.second)]),
} |
	some pair in input.argv.doubled
	same := lib.same_word(pair.first, pair.second)
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
	some name in ["publish", "publish-all"]
	input.scenario.flags[name]
	"host" in lib.given("network")
]
