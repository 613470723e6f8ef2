package egg.contract.contract_override_test

import data.egg.contract.contract_override
import data.egg.fixture
import data.egg.lib
import data.egg.reading

verdict(doc) := lib.verdict(checks) if checks := contract_override.checks with input as reading.facts(doc)

test_once if verdict(fixture.private) == "pass"

test_again_the_same if verdict(fixture.with_env(fixture.private, "RUNTIME_UID", reading.word("1000"))) == "pass"

test_again_with_another_value if verdict(fixture.with_env(fixture.private, "RUNTIME_UID", reading.word("0"))) == "fail"

test_mode_twice if verdict(fixture.with_env(fixture.private, "PRIVATE_MODE", reading.word("true"))) == "fail"

test_second_network if verdict(fixture.with_flag(fixture.private, "network", reading.word("egg-external"))) == "fail"

test_second_proxy if verdict(fixture.with_env(fixture.private, "HTTP_PROXY", reading.word("http://x"))) == "fail"

test_other_variable_twice if verdict(fixture.with_env(fixture.with_env(fixture.private, "X", reading.word("1")), "X", reading.word("2"))) == "pass"

test_gap if verdict(fixture.with_gap(fixture.private)) == "unproven"

test_unknown_value if verdict(fixture.with_env(fixture.private, "RUNTIME_UID", fixture.hole("$U"))) == "unproven"

test_unknown_name if verdict(fixture.with_flag(fixture.private, "env", fixture.hole("$E"))) == "unproven"

test_taken_from_the_caller if verdict(fixture.inherit_env(fixture.private, "RUNTIME_UID")) == "unproven"

test_second_all_proxy if verdict(fixture.with_env(fixture.with_env(fixture.private, "ALL_PROXY", reading.word("http://x")), "ALL_PROXY", reading.word("http://y"))) == "fail"

test_second_of_a_required_variable if {
	twice := fixture.with_env(fixture.with_env(fixture.private, "TEAM", reading.word("a")), "TEAM", reading.word("b"))
	verdict(twice) == "pass"
	verdict(fixture.with_contract(twice, {"requireEnv": ["TEAM"]})) == "fail"
}

test_every_variable_of_the_contract if {
	every name in [
		"GATEWAY_URL", "CONTAINER_ID", "RUNTIME_UID", "RUNTIME_GID", "EGG_SESSION_TOKEN", "PRIVATE_MODE", "HTTP_PROXY", "HTTPS_PROXY",
		"http_proxy", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy", "ANTHROPIC_AUTH_METHOD",
	] {
		verdict(fixture.with_env(fixture.set_env(fixture.private, name, reading.word("one")), name, reading.word("two"))) == "fail"
	}
}

test_second_network_in_the_long_form if verdict(fixture.with_flag(fixture.private, "network", reading.word("name=egg-external,ip=172.33.0.2"))) == "fail"

told(doc) := {check.message | some check in checks; check.holds == "no"} if checks := contract_override.checks with input as reading.facts(doc)

test_mode_twice_is_no_other_value if {
	some message in told(fixture.with_env(fixture.private, "PRIVATE_MODE", reading.word("true")))
	message == "sandbox launch that sets PRIVATE_MODE again"
}

# What is not known of a value is told by its hole, as other rules tell it.
test_one_hole_is_one_obstacle if {
	checks := contract_override.checks with input as reading.facts(fixture.with_env(fixture.private, "RUNTIME_UID", fixture.hole("$U")))
	checks[0].about == ["RUNTIME_UID"]
	checks[0].because == []
}
