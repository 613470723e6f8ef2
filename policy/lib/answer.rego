# METADATA
# description: |
#   Three-valued answers. Every question a rule asks of a launch is answered
#   "yes" (in every run), "no" (in no run) or "unknown". Nothing else is an
#   answer, and an unknown never turns into one of the others on the way.
package egg.lib

# decide turns a known boolean into an answer.
decide(truth) := "yes" if truth

decide(truth) := "no" if not truth

negate("yes") := "no"

negate("no") := "yes"

negate("unknown") := "unknown"

# all_of is "yes" for no answers at all.
all_of(answers) := "no" if "no" in answers

else := "unknown" if {
	"unknown" in answers
}

else := "yes"

# any_of is "no" for no answers at all.
any_of(answers) := "yes" if "yes" in answers

else := "unknown" if {
	"unknown" in answers
}

else := "no"

# met is a check that holds: there is nothing to tell of it.
met := "met"

# implies is "yes" where the first cannot be, or the second must be.
implies(first, second) := any_of([negate(first), second])

# verdict is what the checks of a rule say together.
verdict(checks) := "fail" if {
	some check in checks
	check.holds == "no"
} else := "unproven" if {
	some check in checks
	check.holds == "unknown"
} else := "pass"
