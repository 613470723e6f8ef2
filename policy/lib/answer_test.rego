package egg.lib_test

import data.egg.lib

test_all_of if {
	lib.all_of([]) == "yes"
	lib.all_of(["yes", "yes"]) == "yes"
	lib.all_of(["yes", "unknown"]) == "unknown"
	lib.all_of(["unknown", "no"]) == "no"
	lib.all_of({"yes", "no"}) == "no"
}

test_any_of if {
	lib.any_of([]) == "no"
	lib.any_of(["no", "no"]) == "no"
	lib.any_of(["no", "unknown"]) == "unknown"
	lib.any_of(["unknown", "yes"]) == "yes"
}

test_negate_twice_is_nothing if {
	every answer in ["yes", "no", "unknown"] { lib.negate(lib.negate(answer)) == answer }
}

test_de_morgan if {
	every a in ["yes", "no", "unknown"] {
		every b in ["yes", "no", "unknown"] {
			lib.negate(lib.all_of([a, b])) == lib.any_of([lib.negate(a), lib.negate(b)])
		}
	}
}

test_implies if {
	lib.implies("no", "no") == "yes"
	lib.implies("yes", "no") == "no"
	lib.implies("unknown", "yes") == "yes"
	lib.implies("unknown", "no") == "unknown"
	lib.implies("yes", "unknown") == "unknown"
}

test_verdict if {
	lib.verdict([]) == "pass"
	lib.verdict([{"holds": "yes"}]) == "pass"
	lib.verdict([{"holds": "unknown"}, {"holds": "yes"}]) == "unproven"
	lib.verdict([{"holds": "unknown"}, {"holds": "no"}]) == "fail"
}
