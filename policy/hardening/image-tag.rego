# METADATA
# title: The image is named exactly
# description: |
#   latest, and no tag at all, are another image tomorrow. A digest is always
#   the same one.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/
# custom:
#   id: EGG262
#   name: image-tag
#   severity: warning
#   level: strict
#   owasp: ["13"]
#   bad: docker run postgres
#   good: docker run postgres:16.4
#   mend: name a tag, or a digest
# schemas:
#   - input: schema.scenario
package egg.hardening.image_tag

import data.egg.lib

checks := [{
	"holds": "unknown",
	"about": [],
	"message": "launch of an image that is not known",
}] if {
	not input.scenario.normal.image.repository
}

else := [lib.met] if exact == "yes"

else := [{
	"holds": exact,
	"about": [],
	"because": [lib.show(word) | some word in [image.tag, image.digest]; not is_string(word)],
	"message": sprintf("launch of whatever %s is at the time", [lib.show(image.repository)]),
}]

image := input.scenario.normal.image

exact := lib.any_of([lib.negate(lib.word_is(image.digest, "")), lib.negate(lib.word_in(image.tag, ["", "latest"]))])
