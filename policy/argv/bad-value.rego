# METADATA
# title: The engine takes every value
# description: |
#   Sizes, addresses, mounts, ports, limits and modes have a syntax, and the engine
#   refuses what does not keep to it. A value of which a part is not known is taken
#   for a good one, and so is any value that only podman or nerdctl would judge.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG303
#   name: bad-value
#   severity: error
#   bad: docker run --memory 1q img
#   good: docker run --memory 1g img
#   mend: write a value that the engine takes
# schemas:
#   - input: schema.scenario
package egg.argv.bad_value

checks := [{
	"holds": holds(use),
	"about": [],
	"because": [use.flag],
	"flag": use.flag,
	"message": sprintf("the engine refuses the value of %s: %s", [use.flag, use.refusal]),
} |
	some use in input.argv.odd
	use.refusal != ""
	input.launch.engine in {"docker", "unknown"}
]

holds(use) := "no" if use.judged == "yes"

else := "unknown"
