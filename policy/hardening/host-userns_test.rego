package egg.hardening.host_userns_test

import data.egg.fixture
import data.egg.hardening.host_userns
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := host_userns.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_host if verdict(fixture.given(fixture.other, "userns", ["host"])) == "fail"

test_other if verdict(fixture.given(fixture.other, "userns", ["private"])) == "pass"

test_hole if verdict(fixture.given(fixture.other, "userns", [fixture.word("$X")])) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
