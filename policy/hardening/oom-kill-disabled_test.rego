package egg.hardening.oom_kill_disabled_test

import data.egg.fixture
import data.egg.hardening.oom_kill_disabled
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := oom_kill_disabled.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_on if verdict(fixture.given(fixture.other, "oom-kill-disable", ["true"])) == "fail"

test_off if verdict(fixture.given(fixture.other, "oom-kill-disable", ["false"])) == "pass"

test_hole if verdict(fixture.given(fixture.other, "oom-kill-disable", [fixture.word("$X")])) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
