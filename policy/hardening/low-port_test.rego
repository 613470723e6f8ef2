package egg.hardening.low_port_test

import data.egg.fixture
import data.egg.hardening.low_port
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := low_port.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_high if verdict(fixture.published("", "8080")) == "pass"

test_any if verdict(fixture.published("", "")) == "pass"

test_low if verdict(fixture.published("127.0.0.1", "80")) == "fail"

test_range if verdict(fixture.published("", "1000-2000")) == "fail"

test_refused_anyway if verdict(fixture.published("", "http")) == "pass"

test_hole if verdict(fixture.published("", fixture.word("$P"))) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
