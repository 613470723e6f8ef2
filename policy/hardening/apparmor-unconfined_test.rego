package egg.hardening.apparmor_unconfined_test

import data.egg.fixture
import data.egg.hardening.apparmor_unconfined
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := apparmor_unconfined.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_is_unconfined if verdict(fixture.secured("apparmor", "unconfined")) == "fail"

test_other_value if verdict(fixture.secured("apparmor", "my-profile")) == "pass"

test_other_option if verdict(fixture.secured("other", "unconfined")) == "pass"

test_hole if verdict(fixture.secured("apparmor", fixture.word("$X"))) == "unproven"

test_unknown_option if verdict(fixture.secured(fixture.word("$O"), fixture.word("$X"))) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
