package egg.hardening.no_new_privileges_test

import data.egg.fixture
import data.egg.hardening.no_new_privileges
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := no_new_privileges.checks with input as facts

test_alone if verdict(fixture.secured("no-new-privileges", "")) == "pass"

test_true if verdict(fixture.secured("no-new-privileges", "true")) == "pass"

test_false if verdict(fixture.secured("no-new-privileges", "false")) == "fail"

test_nothing if verdict(fixture.other) == "fail"

test_other if verdict(fixture.secured("seccomp", "profile.json")) == "fail"

test_hole if verdict(fixture.secured("no-new-privileges", fixture.word("$X"))) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
