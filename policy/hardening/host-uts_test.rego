package egg.hardening.host_uts_test

import data.egg.fixture
import data.egg.hardening.host_uts
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := host_uts.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_host if verdict(fixture.given(fixture.other, "uts", ["host"])) == "fail"

test_other if verdict(fixture.given(fixture.other, "uts", ["private"])) == "pass"

test_hole if verdict(fixture.given(fixture.other, "uts", [fixture.word("$X")])) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
