package egg.hardening.host_ipc_test

import data.egg.fixture
import data.egg.hardening.host_ipc
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := host_ipc.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_host if verdict(fixture.given(fixture.other, "ipc", ["host"])) == "fail"

test_other if verdict(fixture.given(fixture.other, "ipc", ["private"])) == "pass"

test_hole if verdict(fixture.given(fixture.other, "ipc", [fixture.word("$X")])) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
