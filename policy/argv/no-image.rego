# METADATA
# title: There is an image
# description: |
#   Without an image there is nothing to start, and a name that is none is refused.
#   An option that swallowed the image shows up here, too.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG304
#   name: no-image
#   severity: error
#   bad: docker run --rm --name web
#   good: docker run --rm --name web img
#   mend: write the image behind the options
# schemas:
#   - input: schema.scenario
package egg.argv.no_image

checks := array.concat(given, named)

image := input.argv.image

# A flag without its value is told by that.
given := [] if image.given == "yes"

else := [] if {
	some use in input.argv.odd
	use.missing
}

else := [{
	"holds": image.given,
	"about": [],
	"message": "launch without an image",
}]

named := [] if image.refusal == ""

else := [{
	"holds": "no",
	"about": [],
	"message": sprintf("launch of what is no image: %s", [image.refusal]),
}]
