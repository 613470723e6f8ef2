package egg.hardening.root_user_test

import data.egg.fixture
import data.egg.hardening.root_user
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := root_user.checks with input as facts

test_user if {
	every user in ["1000", "1000:1000", "app", "rooty"] { verdict(fixture.given(fixture.other, "user", [user])) == "pass" }
}

test_root if {
	every user in ["0", "root", "0:0", "root:app", "00:1", ""] { verdict(fixture.given(fixture.other, "user", [user])) == "fail" }
}

test_nothing if verdict(fixture.other) == "fail"

test_hole if verdict(fixture.given(fixture.other, "user", [fixture.word("$(id -u)")])) == "unproven"

test_root_in_some_group if verdict(fixture.given(fixture.other, "user", [fixture.template("0:", "$G", "")])) == "fail"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
