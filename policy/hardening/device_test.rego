package egg.hardening.device_test

import data.egg.fixture
import data.egg.hardening.device
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := device.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_device if verdict(fixture.given(fixture.other, "device", ["/dev/sda"])) == "fail"

test_hole if verdict(fixture.given(fixture.other, "device", [fixture.word("$X")])) == "fail"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"

test_rule if verdict(fixture.given(fixture.other, "device-cgroup-rule", ["c 1:3 mr"])) == "fail"
