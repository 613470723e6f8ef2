package egg.contract.gateway_host_test

import data.egg.contract.gateway_host
import data.egg.fixture
import data.egg.lib
import data.egg.reading

verdict(doc) := lib.verdict(checks) if checks := gateway_host.checks with input as reading.facts(doc)

test_given if verdict(fixture.private) == "pass"

test_equals_spelling if verdict(fixture.set_flag(fixture.private, "add-host", reading.word("egg-gateway=172.32.0.2"))) == "pass"

test_by_hole if verdict(fixture.set_flag(fixture.set_env(fixture.private, "GATEWAY_URL", fixture.around("http://", "$GW", ":9848")), "add-host", fixture.around("", "$GW", ":172.32.0.2"))) == "pass"

test_configured if verdict(fixture.with_contract(fixture.private, {"gateway": "egg-gateway"})) == "pass"

test_another_host_besides if verdict(fixture.with_flag(fixture.private, "add-host", reading.word("cache:10.0.0.1"))) == "pass"

test_same_address_twice if verdict(fixture.with_flag(fixture.private, "add-host", reading.word("egg-gateway:172.32.0.2"))) == "pass"

test_without_url if verdict(fixture.without_env(fixture.private, "GATEWAY_URL")) == "fail"

test_without_address if verdict(fixture.without_flag(fixture.private, "add-host")) == "fail"

test_another_name if verdict(fixture.set_flag(fixture.private, "add-host", reading.word("gateway:172.32.0.2"))) == "fail"

test_not_the_configured_one if verdict(fixture.with_contract(fixture.private, {"gateway": "gw"})) == "fail"

test_two_addresses if verdict(fixture.with_flag(fixture.private, "add-host", reading.word("egg-gateway:10.0.0.9"))) == "fail"

test_two_addresses_in_two_cases if verdict(fixture.with_flag(fixture.private, "add-host", reading.word("EGG-GATEWAY:1.2.3.4"))) == "fail"

test_hole_in_another_case if verdict(fixture.with_flag(fixture.private, "add-host", fixture.around("EGG-", "$X", ":1.2.3.4"))) == "unproven"

test_alias_in_another_case_takes_it if verdict(fixture.with_flag(fixture.private, "network-alias", reading.word("Egg-Gateway"))) == "fail"

test_given_in_another_case_alone if verdict(fixture.set_flag(fixture.private, "add-host", reading.word("EGG-GATEWAY:172.32.0.2"))) == "fail"

test_hostname_takes_it if verdict(fixture.with_flag(fixture.private, "hostname", reading.word("egg-gateway"))) == "fail"

test_alias_takes_it if verdict(fixture.with_flag(fixture.private, "network-alias", reading.word("egg-gateway"))) == "fail"

test_link_takes_it if verdict(fixture.with_flag(fixture.private, "link", reading.word("box:egg-gateway"))) == "fail"

test_long_form_alias_takes_it if verdict(fixture.set_flag(fixture.private, "network", reading.word("name=egg-isolated,alias=egg-gateway"))) == "fail"

test_gap if verdict(fixture.with_gap(fixture.without_flag(fixture.private, "add-host"))) == "unproven"

test_other_hole if verdict(fixture.set_flag(fixture.set_env(fixture.private, "GATEWAY_URL", fixture.around("http://", "$G", ":9848")), "add-host", fixture.around("", "$GW", ":172.32.0.2"))) == "unproven"

test_unknown_url if verdict(fixture.set_env(fixture.private, "GATEWAY_URL", fixture.hole("$URL"))) == "unproven"

test_optional if verdict(fixture.with_presence(fixture.without_flag(fixture.private, "add-host"), "add-host", reading.word("egg-gateway:172.32.0.2"), "maybe")) == "unproven"

test_unknown_alias if verdict(fixture.with_flag(fixture.private, "network-alias", fixture.hole("$A"))) == "unproven"

# The engine writes the short form of a host name into /etc/hosts too.
test_hostname_with_a_domain_takes_it if verdict(fixture.with_flag(fixture.private, "hostname", reading.word("egg-gateway.corp"))) == "fail"

test_hostname_and_domain_take_it if {
	configured := fixture.with_contract(
		fixture.with_flag(fixture.set_env(fixture.set_flag(fixture.private, "add-host", reading.word("gw.corp:172.32.0.2")), "GATEWAY_URL", reading.word("http://gw.corp:9848")), "hostname", reading.word("gw")),
		{"gateway": "gw.corp"},
	)
	verdict(configured) == "pass"
	verdict(fixture.with_flag(configured, "domainname", reading.word("corp"))) == "fail"
}

test_hostname_of_its_own if verdict(fixture.with_flag(fixture.private, "hostname", reading.word("agent.egg-gateway"))) == "pass"

test_link_without_an_alias_takes_it if verdict(fixture.with_flag(fixture.private, "link", reading.word("egg-gateway"))) == "fail"

test_second_address_in_the_equals_spelling if verdict(fixture.with_flag(fixture.private, "add-host", reading.word("egg-gateway=10.0.0.9"))) == "fail"

test_optional_second_address if verdict(fixture.with_presence(fixture.private, "add-host", reading.word("egg-gateway:10.0.0.9"), "maybe")) == "fail"

test_empty_url if verdict(fixture.set_env(fixture.private, "GATEWAY_URL", reading.word(""))) == "fail"

test_gateway_of_the_configuration_without_a_url if verdict(fixture.with_contract(fixture.without_env(fixture.private, "GATEWAY_URL"), {"gateway": "egg-gateway"})) == "fail"
