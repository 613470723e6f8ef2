package egg.contract.dns_lockdown_test

import data.egg.contract.dns_lockdown
import data.egg.fixture
import data.egg.lib
import data.egg.reading

verdict(doc) := lib.verdict(checks) if checks := dns_lockdown.checks with input as reading.facts(doc)

test_locked if verdict(fixture.private) == "pass"

test_public_has_none if verdict(fixture.public) == "pass"

test_twice_the_same if verdict(fixture.with_flag(fixture.private, "dns", reading.word("0.0.0.0"))) == "pass"

test_without if verdict(fixture.without_flag(fixture.private, "dns")) == "fail"

test_another if verdict(fixture.set_flag(fixture.private, "dns", reading.word("8.8.8.8"))) == "fail"

test_second if verdict(fixture.with_flag(fixture.private, "dns", reading.word("8.8.8.8"))) == "fail"

test_optional_second if verdict(fixture.with_presence(fixture.private, "dns", reading.word("8.8.8.8"), "maybe")) == "fail"

test_gap if verdict(fixture.with_gap(fixture.without_flag(fixture.private, "dns"))) == "unproven"

test_gap_may_add_a_second if verdict(fixture.with_gap(fixture.private)) == "unproven"

test_optional if verdict(fixture.with_presence(fixture.without_flag(fixture.private, "dns"), "dns", reading.word("0.0.0.0"), "maybe")) == "unproven"

test_repeated if verdict(fixture.with_presence(fixture.without_flag(fixture.private, "dns"), "dns", reading.word("0.0.0.0"), "repeated")) == "unproven"

test_unknown_value if verdict(fixture.set_flag(fixture.private, "dns", fixture.hole("$DNS"))) == "unproven"
