package egg.hardening.volumes_from_test

import data.egg.fixture
import data.egg.hardening.volumes_from
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := volumes_from.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_given if verdict(fixture.given(fixture.other, "volumes-from", ["other"])) == "fail"

test_hole if verdict(fixture.given(fixture.other, "volumes-from", [fixture.word("$X")])) == "fail"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
