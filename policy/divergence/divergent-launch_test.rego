package egg.divergence.divergent_launch_test

import data.egg.divergence.divergent_launch

sites(n) := {"count": n, "first": array.slice(["a:1", "b:2", "c:3"], 0, min([n, 3]))}

item(fields) := object.union(
	{"item": "--pids-limit", "contract": false, "here": "no", "told": false, "carriers": sites(4), "lackers": sites(1)},
	fields,
)

comparison(size, items) := {"comparison": {"group": "sandboxes", "mode": "private", "size": size, "items": items}}

verdict(size, items) := v if {
	checks := divergent_launch.checks with input as comparison(size, items)
	v := summary({check.holds | some check in checks; is_object(check)})
}

summary(answers) := "fail" if {
	"no" in answers
} else := "unproven" if {
	"unknown" in answers
} else := "pass"

test_what_most_carry_is_missed if verdict(5, [item({})]) == "fail"

test_two_of_three_are_most if verdict(3, [item({"carriers": sites(2)})]) == "fail"

test_what_it_carries_passes if verdict(5, [item({"here": "yes"})]) == "pass"

test_what_is_conditional_is_no_divergence if verdict(5, [item({"here": "conditional"})]) == "pass"

test_what_is_not_known_is_left_open if verdict(5, [item({"here": "unknown"})]) == "unproven"

test_two_launches_are_not_compared if verdict(2, [item({"carriers": sites(2)})]) == "pass"

test_half_is_not_most if verdict(4, [item({"carriers": sites(2), "lackers": sites(2)})]) == "pass"

test_what_a_contract_says_is_not_said_again if verdict(5, [item({"told": true})]) == "pass"

test_how_it_is_watched_does_not_count if verdict(5, [item({"item": "--rm"})]) == "pass"

test_no_item_passes if verdict(5, []) == "pass"

test_both_sides_are_named if {
	checks := divergent_launch.checks with input as comparison(5, [item({}), item({"item": "-e LANG", "carriers": sites(2)})])
	checks[0].message == "unlike most of the 5 sandboxes in private mode: without --pids-limit (a:1, b:2, c:3 and 1 more have it); -e LANG (a:1, b:2 have it)"
	checks[0].about == ["--pids-limit", "-e LANG"]
}

test_others_that_lack_it_are_counted if {
	checks := divergent_launch.checks with input as comparison(6, [item({"lackers": sites(2)})])
	contains(checks[0].message, "(a:1, b:2, c:3 and 1 more have it; a:1, b:2 lack it)")
}
