# METADATA
# title: A change does not weaken the gate that it has to pass
# description: |
#   With --trust, configuration, suppressions, baseline and policies are those of a
#   revision that the change did not write. What the change would make weaker does
#   not count, and is told, so that whoever approves it knows.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/security/secure-use
# custom:
#   id: EGG905
#   name: gate-weakened
#   severity: error
#   bad: "rules: {EGG002: off}   # added in the same pull request"
#   good: "rules: {}"
#   mend: take the change out, or have it approved in a change of its own
# schemas:
#   - input: schema.gate
package egg.gate.gate_weakened

checks := [{
	"holds": "no",
	"about": [],
	"message": sprintf("weaker than at %s: %s %s", [input.notice.revision, input.notice.key, input.notice.change]),
	"mend": "take it out, or have it approved in a change of its own: until then, what stands at that revision counts",
}]
