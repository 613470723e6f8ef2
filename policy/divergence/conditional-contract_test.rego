package egg.divergence.conditional_contract_test

import data.egg.divergence.conditional_contract

item(fields) := object.union(
	{
		"item": "--ip", "contract": true, "here": "conditional", "told": false,
		"carriers": {"count": 0, "first": []}, "lackers": {"count": 0, "first": []},
	},
	fields,
)

verdict(fields) := v if {
	checks := conditional_contract.checks with input as {"comparison": {"group": "sandboxes", "mode": "public", "size": 1, "items": [item(fields)]}}
	v := summary({check.holds | some check in checks; is_object(check)})
}

summary(answers) := "fail" if {
	"no" in answers
} else := "unproven" if {
	"unknown" in answers
} else := "pass"

test_an_item_on_one_path_fails if verdict({}) == "fail"

test_an_item_on_every_path_passes if verdict({"here": "yes"}) == "pass"

test_an_item_on_no_path_passes if verdict({"here": "no"}) == "pass"

test_what_is_not_known_is_left_open if verdict({"here": "unknown"}) == "unproven"

test_what_is_no_item_of_the_contract_passes if verdict({"contract": false}) == "pass"

test_what_is_no_sandbox_has_no_contract if {
	conditional_contract.checks == ["met"] with input as {"comparison": {"group": "stores", "mode": "", "size": 1, "items": [item({})]}}
}

test_what_a_contract_says_is_not_said_again if verdict({"told": true}) == "pass"
