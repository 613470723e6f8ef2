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
