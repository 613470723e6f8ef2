package egg.hardening.cpu_limit_test

import data.egg.fixture
import data.egg.hardening.cpu_limit
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := cpu_limit.checks with input as facts

test_every_way if {
	every option in ["cpus", "cpu-quota", "cpu-shares"] { verdict(fixture.given(fixture.other, option, ["1"])) == "pass" }
}

test_set_of_cpus if verdict(fixture.given(fixture.other, "cpuset-cpus", ["0-1"])) == "pass"

test_none if verdict(fixture.given(fixture.other, "cpus", ["0.0"])) == "fail"

test_nothing if verdict(fixture.other) == "fail"

test_hole if verdict(fixture.given(fixture.other, "cpus", [fixture.word("$C")])) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
