package egg.hardening.memory_limit_test

import data.egg.fixture
import data.egg.hardening.memory_limit
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := memory_limit.checks with input as facts

test_limited if verdict(fixture.given(fixture.other, "memory", ["512m"])) == "pass"

test_none if {
	every size in ["0", "0b", "000m", ""] { verdict(fixture.given(fixture.other, "memory", [size])) == "fail" }
}

test_nothing if verdict(fixture.other) == "fail"

test_hole if verdict(fixture.given(fixture.other, "memory", [fixture.word("$M")])) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
