package egg.hardening.host_network_test

import data.egg.fixture
import data.egg.hardening.host_network
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := host_network.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_host if verdict(fixture.facts({"networks": [{"name": "host", "addressed": "no", "presence": "always"}]})) == "fail"

test_own if verdict(fixture.facts({"networks": [{"name": "backend", "addressed": "no", "presence": "always"}]})) == "pass"

test_hole if verdict(fixture.facts({"networks": [{"name": fixture.word("$NET"), "addressed": "no", "presence": "always"}]})) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
