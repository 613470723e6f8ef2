package egg.hardening.publish_all_test

import data.egg.fixture
import data.egg.hardening.publish_all
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := publish_all.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_on if verdict(fixture.given(fixture.other, "publish-all", ["true"])) == "fail"

test_off if verdict(fixture.given(fixture.other, "publish-all", ["false"])) == "pass"

test_hole if verdict(fixture.given(fixture.other, "publish-all", [fixture.word("$X")])) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
