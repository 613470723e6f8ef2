# METADATA
# title: Every suppression has a reason, and something to suppress
# description: |
#   A suppression that nobody can account for hides what nobody looks at. One
#   without a reason, one that ran out, one of a rule that there is not: these do
#   not count. One that has nothing left to suppress would hide what comes next.
# related_resources:
#   - ref: https://www.gnu.org/software/bash/manual/html_node/Comments.html
# custom:
#   id: EGG903
#   name: bad-suppression
#   severity: error
#   bad: "docker run egg-sandbox   # egglint: ignore EGG001"
#   good: "docker run egg-sandbox   # egglint: ignore EGG001 until 2027-01-31 -- the new image has no label"
#   mend: give the reason behind --, or take the suppression out
# schemas:
#   - input: schema.gate
package egg.gate.bad_suppression

checks := [{
	"holds": "no",
	"about": [],
	"message": message,
	"mend": mend,
}]

form := "# egglint: ignore ID[,ID] [until YYYY-MM-DD] -- reason"

message := sprintf("a suppression that is not understood: it is written %s", [form]) if input.notice.kind == "malformed"

message := sprintf("a suppression of %s without a reason does not count", [input.notice.rules]) if {
	input.notice.kind == "reasonless"
}

message := sprintf("the suppression of %s ended on %s", [input.notice.rules, input.notice.until]) if {
	input.notice.kind == "expired"
}

message := sprintf("a suppression of %s, which is no rule%s", [input.notice.rules, input.notice.hint]) if {
	input.notice.kind == "unknown"
}

message := sprintf("%s cannot be suppressed: it is about the check itself, not about a launch", [input.notice.rules]) if {
	input.notice.kind == "refused"
}

message := sprintf("nothing to suppress: %s is not found here", [input.notice.rules]) if {
	input.notice.kind == "unused"
}

mends := {
	"malformed": "write it so, or take it out",
	"reasonless": "give the reason behind --, or behind reason: in .egglint.yaml",
	"expired": "mend the launch, or agree on a later date",
	"unknown": "egglint rules lists the rules",
	"refused": "mend what it tells; its severity is set on the command line",
	"unused": "take it out: it would hide what comes next",
}

mend := mends[input.notice.kind]
