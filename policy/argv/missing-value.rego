# METADATA
# title: Every flag has its value
# description: |
#   A flag at the end of the command line lacks the value that it takes, and the
#   engine refuses to start. Often the value was meant to come from a variable.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG302
#   name: missing-value
#   severity: error
#   bad: docker run -d --name
#   good: docker run -d --name web img
#   mend: write the value and the image behind the flag
# schemas:
#   - input: schema.scenario
package egg.argv.missing_value

checks := [{
	"holds": holds(use),
	"about": [],
	"because": [use.flag],
	"flag": use.flag,
	"message": sprintf("%s lacks its value", [use.flag]),
} |
	some use in input.argv.odd
	use.missing
]

# A flag that another engine has, too, may take no value there.
holds(use) := "no" if use.judged == "yes"

else := "unknown"
