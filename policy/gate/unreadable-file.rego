# METADATA
# title: Every file of a known kind can be read
# description: |
#   A launch in a file that cannot be parsed, is too large or took too long is a
#   launch that nobody looked at. The gate does not take silence for an answer.
# custom:
#   id: EGG902
#   name: unreadable-file
#   severity: error
#   bad: "docker run --name 'agent egg-sandbox"
#   good: "docker run --name 'agent' egg-sandbox"
#   mend: mend the file, or exclude it in .egglint.yaml
# related_resources:
#   - ref: https://www.gnu.org/software/bash/manual/html_node/Quoting.html
# schemas:
#   - input: schema.gate
package egg.gate.unreadable_file

checks := [{
	"holds": "no",
	"about": [],
	"message": sprintf("%s: %s", [reason, input.notice.message]),
	"mend": "mend the file, or exclude it in .egglint.yaml",
}]

reasons := {
	"syntax": "cannot be parsed",
	"read": "cannot be read",
	"limit": "too large or too deep to be read",
	"internal": "not read, by a fault of egglint",
}

reason := object.get(reasons, input.notice.kind, "cannot be read")
