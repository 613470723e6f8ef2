package egg.hardening.shared_propagation_test

import data.egg.fixture
import data.egg.hardening.shared_propagation
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := shared_propagation.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_shared if verdict(fixture.mounted([{"propagation": "shared"}])) == "fail"

test_shared_below if verdict(fixture.mounted([{"propagation": "rshared"}])) == "fail"

test_slave if verdict(fixture.mounted([{"propagation": "rslave"}, {"propagation": ""}])) == "pass"

test_hole if verdict(fixture.mounted([{"propagation": fixture.word("$P")}])) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
