package egg.contract.static_ip_test

import data.egg.contract.static_ip
import data.egg.fixture
import data.egg.lib
import data.egg.reading

verdict(doc) := lib.verdict(checks) if checks := static_ip.checks with input as reading.facts(doc)

test_both if verdict(fixture.private) == "pass"

test_neither if verdict(fixture.without_env(fixture.without_flag(fixture.private, "ip"), "EGG_SESSION_TOKEN")) == "pass"

test_in_the_long_form if verdict(fixture.set_flag(fixture.without_flag(fixture.private, "ip"), "network", reading.word("name=egg-isolated,ip=172.32.0.10"))) == "pass"

test_token_alone if verdict(fixture.without_flag(fixture.private, "ip")) == "fail"

test_required if verdict(fixture.with_contract(fixture.without_env(fixture.without_flag(fixture.private, "ip"), "EGG_SESSION_TOKEN"), {"session": "required"})) == "fail"

test_off if verdict(fixture.with_contract(fixture.without_flag(fixture.private, "ip"), {"session": "off"})) == "pass"

test_inherited_token if verdict(fixture.inherit_env(fixture.without_env(fixture.without_flag(fixture.private, "ip"), "EGG_SESSION_TOKEN"), "EGG_SESSION_TOKEN")) == "unproven"

test_token_from_the_environment if verdict(fixture.with_contract(fixture.inherit_env(fixture.without_env(fixture.without_flag(fixture.private, "ip"), "EGG_SESSION_TOKEN"), "EGG_SESSION_TOKEN"), {"tokenFrom": "environment"})) == "fail"

test_gap if verdict(fixture.with_gap(fixture.without_flag(fixture.private, "ip"))) == "unproven"

test_optional_address if verdict(fixture.with_presence(fixture.without_flag(fixture.private, "ip"), "ip", reading.word("172.32.0.10"), "maybe")) == "unproven"

test_required_in_the_long_form if verdict(fixture.with_contract(
	fixture.set_flag(fixture.without_flag(fixture.private, "ip"), "network", reading.word("NAME=egg-isolated,IP=172.32.0.10")),
	{"session": "required"},
)) == "pass"

test_empty if verdict(fixture.set_flag(fixture.private, "ip", reading.word(""))) == "fail"

test_long_form_without_an_address if verdict(fixture.set_flag(fixture.without_flag(fixture.private, "ip"), "network", reading.word("name=egg-isolated,alias=a"))) == "fail"

in_network(value) := fixture.set_flag(fixture.without_flag(fixture.private, "ip"), "network", value)

test_long_form_with_an_empty_address if verdict(in_network(reading.word("name=egg-isolated,ip="))) == "fail"

test_long_form_with_a_field_that_is_not_known if verdict(in_network(fixture.around("name=egg-isolated,", "$K", "=172.32.0.10"))) == "unproven"

test_long_form_with_an_address_that_is_not_known if verdict(in_network(fixture.around("name=egg-isolated,ip=", "$IP", ""))) == "pass"

test_long_form_in_some_run if {
	network := reading.word("name=egg-isolated,ip=172.32.0.10")
	verdict(fixture.with_presence(fixture.without_flag(fixture.without_flag(fixture.private, "ip"), "network"), "network", network, "maybe")) == "unproven"
}
