package egg.hardening.cap_drop_test

import data.egg.fixture
import data.egg.hardening.cap_drop
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := cap_drop.checks with input as facts

test_dropped if verdict(fixture.given(fixture.other, "cap-drop", ["ALL"])) == "pass"

test_nothing if verdict(fixture.other) == "fail"

test_one_dropped if verdict(fixture.given(fixture.other, "cap-drop", ["NET_RAW"])) == "fail"

test_hole if verdict(fixture.given(fixture.other, "cap-drop", [fixture.word("$C")])) == "unproven"

test_sometimes if verdict(fixture.sometimes(fixture.other, "cap-drop", ["all"])) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
