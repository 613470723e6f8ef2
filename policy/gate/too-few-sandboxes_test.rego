package egg.gate.too_few_sandboxes_test

import data.egg.gate.too_few_sandboxes

test_both_numbers_are_told if {
	checks := too_few_sandboxes.checks with input as {"notice": {"found": "2", "expected": "3"}}
	checks[0].holds == "no"
	checks[0].message == "2 of at least 3 expected sandboxes found"
}
