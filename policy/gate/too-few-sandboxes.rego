# METADATA
# title: As many sandboxes as expected
# description: |
#   A gate that sees nothing lets everything pass. Where launches move into a file
#   or a language that is not read, or a pattern no longer fits the image, the number
#   of sandboxes falls, and that is the only sign of it.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG906
#   name: too-few-sandboxes
#   severity: error
#   bad: "expect: {sandboxes: 3}   # and two are found"
#   good: "expect: {sandboxes: 3}   # and three are found"
#   mend: find out which launch is no longer seen, or lower expect.sandboxes if it is gone
# schemas:
#   - input: schema.gate
package egg.gate.too_few_sandboxes

checks := [{
	"holds": "no",
	"about": [],
	"message": sprintf("%s of at least %s expected sandboxes found", [input.notice.found, input.notice.expected]),
	"mend": "find out which launch is no longer seen, or lower expect.sandboxes if it is gone",
}]
