package egg.hardening.added_capability_test

import data.egg.fixture
import data.egg.hardening.added_capability
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := added_capability.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_every_capability if {
	every name in ["ALL", "SYS_ADMIN", "cap_net_admin", "Net_Raw", "SYS_PTRACE", "SYS_MODULE", "SYS_RAWIO", "BPF", "CAP_SYSLOG"] {
		verdict(fixture.facts({"capabilities": [name]})) == "fail"
	}
}

test_harmless if verdict(fixture.facts({"capabilities": ["CHOWN", "NET_BIND_SERVICE"]})) == "pass"

test_hole if verdict(fixture.facts({"capabilities": [fixture.word("$CAP")]})) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"

test_left_to_the_contract if verdict(fixture.bound(fixture.facts({"capabilities": ["SYS_ADMIN"]}))) == "pass"

test_besides_the_contract if verdict(fixture.bound(fixture.facts({"capabilities": ["SYS_RAWIO"]}))) == "fail"
