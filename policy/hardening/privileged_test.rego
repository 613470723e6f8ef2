package egg.hardening.privileged_test

import data.egg.fixture
import data.egg.hardening.privileged
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := privileged.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_on if verdict(fixture.given(fixture.other, "privileged", ["true"])) == "fail"

test_off if verdict(fixture.given(fixture.other, "privileged", ["false"])) == "pass"

test_taken_back if verdict(fixture.given(fixture.other, "privileged", ["true", "false"])) == "pass"

test_hole if verdict(fixture.given(fixture.other, "privileged", [fixture.word("$X")])) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"

test_sometimes if verdict(fixture.sometimes(fixture.other, "privileged", ["true"])) == "fail"
