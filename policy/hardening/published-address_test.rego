package egg.hardening.published_address_test

import data.egg.fixture
import data.egg.hardening.published_address
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := published_address.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_local if verdict(fixture.published("127.0.0.1", "8080")) == "pass"

test_everywhere if {
	every address in ["", "0.0.0.0", "::"] { verdict(fixture.published(address, "8080")) == "fail" }
}

test_hole if verdict(fixture.published(fixture.word("$A"), "8080")) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
