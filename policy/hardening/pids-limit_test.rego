package egg.hardening.pids_limit_test

import data.egg.fixture
import data.egg.hardening.pids_limit
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := pids_limit.checks with input as facts

test_limited if verdict(fixture.given(fixture.other, "pids-limit", ["100"])) == "pass"

test_none if {
	every count in ["0", "-1", "-100"] { verdict(fixture.given(fixture.other, "pids-limit", [count])) == "fail" }
}

test_nothing if verdict(fixture.other) == "fail"

test_hole if verdict(fixture.given(fixture.other, "pids-limit", [fixture.word("$N")])) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
