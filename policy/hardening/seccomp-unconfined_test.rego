package egg.hardening.seccomp_unconfined_test

import data.egg.fixture
import data.egg.hardening.seccomp_unconfined
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := seccomp_unconfined.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_is_unconfined if verdict(fixture.secured("seccomp", "unconfined")) == "fail"

test_other_value if verdict(fixture.secured("seccomp", "profile.json")) == "pass"

test_other_option if verdict(fixture.secured("other", "unconfined")) == "pass"

test_hole if verdict(fixture.secured("seccomp", fixture.word("$X"))) == "unproven"

test_unknown_option if verdict(fixture.secured(fixture.word("$O"), fixture.word("$X"))) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
