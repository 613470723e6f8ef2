package egg.hardening.new_privileges_test

import data.egg.fixture
import data.egg.hardening.new_privileges
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := new_privileges.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_is_false if verdict(fixture.secured("no-new-privileges", "false")) == "fail"

test_is_f if verdict(fixture.secured("no-new-privileges", "f")) == "fail"

test_is_0 if verdict(fixture.secured("no-new-privileges", "0")) == "fail"

test_other_value if verdict(fixture.secured("no-new-privileges", "true")) == "pass"

test_other_option if verdict(fixture.secured("other", "false")) == "pass"

test_hole if verdict(fixture.secured("no-new-privileges", fixture.word("$X"))) == "unproven"

test_unknown_option if verdict(fixture.secured(fixture.word("$O"), fixture.word("$X"))) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
