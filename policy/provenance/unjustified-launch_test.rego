package egg.provenance.unjustified_launch_test

import data.egg.fixture
import data.egg.lib
import data.egg.provenance.unjustified_launch

verdict(facts) := lib.verdict(checks) if checks := unjustified_launch.checks with input as facts

test_built if verdict(object.union(fixture.other, {"launch": {"builder": true}})) == "pass"

test_by_hand if verdict(fixture.imaged("16", "")) == "fail"

test_by_hand_with_a_gap if verdict(fixture.unread(fixture.imaged("16", ""))) == "fail"

test_nothing_but_a_gap if verdict(fixture.unread(fixture.other)) == "unproven"

test_concrete if verdict(object.union(fixture.imaged("16", ""), {"launch": {"language": "argv"}})) == "pass"
