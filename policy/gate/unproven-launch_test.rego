package egg.gate.unproven_launch_test

import data.egg.gate.unproven_launch

obstacle(fields) := object.union({"kind": "gap", "source": "$OPTS", "why": "", "line": 3, "open": ["EGG002", "EGG003"], "connection": false}, fields)

message(fields) := checks[0].message if checks := unproven_launch.checks with input as {"obstacles": [obstacle(fields)]}

test_a_gap_is_named_with_what_it_leaves_open if {
	message({}) == "$OPTS may hold any options: it leaves open EGG002, EGG003"
}

test_a_gap_says_why if {
	message({"why": "never assigned"}) == "$OPTS may hold any options (never assigned): it leaves open EGG002, EGG003"
}

test_a_gap_of_a_connection_may_hold_its_ends if {
	checks := unproven_launch.checks with input as {"obstacles": [obstacle({"connection": true, "open": ["EGG019"]})]}
	checks[0].message == "$OPTS may hold the network or the container: it leaves open EGG019"
	checks[0].mend == "name the network and the container in words of their own"
}

test_a_word_is_not_known if {
	message({"kind": "word"}) == "$OPTS is not known: it leaves open EGG002, EGG003"
}

test_an_assumption_is_told if {
	obstacle_told := message({"kind": "assumption", "source": "run does not change args"})
	obstacle_told == "that run does not change args is taken for granted, and by --strict it is not: it leaves open EGG002, EGG003"
}

test_nothing_is_proven_where_no_rule_was_asked if {
	message({"open": []}) == "$OPTS may hold any options: nothing is proven of what it passes"
}

test_each_obstacle_is_told if {
	checks := unproven_launch.checks with input as {"obstacles": [obstacle({}), obstacle({"kind": "word"})]}
	count(checks) == 2
}

test_no_obstacle_is_no_check if {
	unproven_launch.checks == [] with input as {"obstacles": []}
}

ids(n) := [sprintf("EGG%03d", [i]) | some i in numbers.range(1, n)]

test_six_are_named if {
	message({"open": ids(6)}) == "$OPTS may hold any options: it leaves open EGG001, EGG002, EGG003, EGG004, EGG005, EGG006"
}

test_more_are_told_by_their_packs if {
	message({"open": array.concat(ids(18), ["EGG201", "EGG202", "EGG203", "EGG308", "web/flag-user"]), "packs": [
		{"name": "contract", "open": ids(18), "of": 18},
		{"name": "hardening", "open": ["EGG201", "EGG202", "EGG203"], "of": 20},
		{"name": "argv", "open": ["EGG308"], "of": 7},
		{"name": "web", "open": ["web/flag-user"], "of": 1},
	]}) == "$OPTS may hold any options: it leaves open the whole contract pack (18 rules), 3 of the 20 rules of the hardening pack, EGG308, web/flag-user"
}

mended(source) := checks[0].mend if checks := unproven_launch.checks with input as {"obstacles": [obstacle({"kind": "word", "source": source})]}

test_each_kind_of_word_has_its_mend if {
	mended("$M") == "write the value out, or tell the values of $M under assume in .egglint.yaml"
	mended("-e TEAM") == "write -e TEAM=VALUE, behind all else that may set it"
	mended("-e $E=1") == "write the name of the variable out"
	contains(mended("-e EGG_SESSION_TOKEN"), "tokenFrom: environment")
	contains(mended("--env-file /etc/x"), "put the file into the project")
	mended("whether --name is given") == "pass it in every run, or in none"
}
