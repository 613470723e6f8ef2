package egg.hardening.cgroup_parent_test

import data.egg.fixture
import data.egg.hardening.cgroup_parent
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := cgroup_parent.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_parent if verdict(fixture.given(fixture.other, "cgroup-parent", ["/other"])) == "fail"

test_empty if verdict(fixture.given(fixture.other, "cgroup-parent", [""])) == "pass"

test_hole if verdict(fixture.given(fixture.other, "cgroup-parent", [fixture.word("$X")])) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
