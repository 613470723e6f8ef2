package egg.hardening.label_disabled_test

import data.egg.fixture
import data.egg.hardening.label_disabled
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := label_disabled.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_is_disable if verdict(fixture.secured("label", "disable")) == "fail"

test_other_value if verdict(fixture.secured("label", "type:svirt_apache_t")) == "pass"

test_other_option if verdict(fixture.secured("other", "disable")) == "pass"

test_hole if verdict(fixture.secured("label", fixture.word("$X"))) == "unproven"

test_unknown_option if verdict(fixture.secured(fixture.word("$O"), fixture.word("$X"))) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"

test_left_to_the_contract if verdict(fixture.bound(fixture.secured("label", "disable"))) == "pass"
