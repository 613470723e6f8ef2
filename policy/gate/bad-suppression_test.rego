package egg.gate.bad_suppression_test

import data.egg.gate.bad_suppression

check(fields) := found[0] if {
	notice := object.union({"rules": "EGG001", "until": "", "hint": ""}, fields)
	found := bad_suppression.checks with input as {"notice": notice}
}

test_every_kind_fails_and_says_what_to_do if {
	every kind in ["malformed", "reasonless", "expired", "unknown", "refused", "unused"] {
		c := check({"kind": kind})
		c.holds == "no"
		c.mend != ""
	}
}

test_a_missing_reason if {
	check({"kind": "reasonless"}).message == "a suppression of EGG001 without a reason does not count"
}

test_the_day_that_it_ended if {
	check({"kind": "expired", "until": "2026-01-31"}).message == "the suppression of EGG001 ended on 2026-01-31"
}

test_a_hint if {
	c := check({"kind": "unknown", "rules": "EGG1", "hint": " (did you mean EGG001?)"})
	c.message == "a suppression of EGG1, which is no rule (did you mean EGG001?)"
}

test_nothing_to_suppress if check({"kind": "unused"}).message == "nothing to suppress: EGG001 is not found here"
