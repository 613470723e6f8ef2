package egg.hardening.read_only_root_test

import data.egg.fixture
import data.egg.hardening.read_only_root
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := read_only_root.checks with input as facts

test_on if verdict(fixture.given(fixture.other, "read-only", ["true"])) == "pass"

test_off if verdict(fixture.given(fixture.other, "read-only", ["false"])) == "fail"

test_nothing if verdict(fixture.other) == "fail"

test_sometimes if verdict(fixture.sometimes(fixture.other, "read-only", ["true"])) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
