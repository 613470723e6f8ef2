package egg.gate.unreadable_file_test

import data.egg.gate.unreadable_file

checks(kind) := found if found := unreadable_file.checks with input as {"notice": {"kind": kind, "message": "line 3"}}

test_every_kind_fails if {
	every kind in ["syntax", "read", "limit", "internal", "something new"] { checks(kind)[0].holds == "no" }
}

test_it_says_what_is_wrong if checks("syntax")[0].message == "cannot be parsed: line 3"

test_a_kind_nobody_knows_is_told_too if checks("something new")[0].message == "cannot be read: line 3"
