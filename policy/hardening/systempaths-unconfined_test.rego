package egg.hardening.systempaths_unconfined_test

import data.egg.fixture
import data.egg.hardening.systempaths_unconfined
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := systempaths_unconfined.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_is_unconfined if verdict(fixture.secured("systempaths", "unconfined")) == "fail"

test_other_value if verdict(fixture.secured("systempaths", "other")) == "pass"

test_other_option if verdict(fixture.secured("other", "unconfined")) == "pass"

test_hole if verdict(fixture.secured("systempaths", fixture.word("$X"))) == "unproven"

test_unknown_option if verdict(fixture.secured(fixture.word("$O"), fixture.word("$X"))) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
