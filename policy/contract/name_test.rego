package egg.contract.name_test

import data.egg.contract.name
import data.egg.fixture
import data.egg.lib
import data.egg.reading

verdict(doc) := lib.verdict(checks) if checks := name.checks with input as reading.facts(doc)

test_named if verdict(fixture.private) == "pass"

test_hole if verdict(fixture.set_flag(fixture.private, "name", fixture.hole("$n"))) == "pass"

test_without if verdict(fixture.without_flag(fixture.private, "name")) == "fail"

test_empty if verdict(fixture.set_flag(fixture.private, "name", reading.word(""))) == "fail"

test_gap if verdict(fixture.with_gap(fixture.without_flag(fixture.private, "name"))) == "unproven"

test_optional if verdict(fixture.with_presence(fixture.without_flag(fixture.private, "name"), "name", reading.word("a"), "maybe")) == "unproven"
