package egg.hardening.unbounded_restart_test

import data.egg.fixture
import data.egg.hardening.unbounded_restart
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := unbounded_restart.checks with input as facts

test_bounded if {
	every policy in ["no", "on-failure:5", ""] { verdict(fixture.given(fixture.other, "restart", [policy])) == "pass" }
}

test_nothing if verdict(fixture.other) == "pass"

test_unbounded if {
	every policy in ["always", "unless-stopped", "on-failure", "on-failure:0"] { verdict(fixture.given(fixture.other, "restart", [policy])) == "fail" }
}

test_hole if verdict(fixture.given(fixture.other, "restart", [fixture.word("$R")])) == "unproven"

test_unknown_count if verdict(fixture.given(fixture.other, "restart", [fixture.template("on-failure:", "$N", "")])) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
