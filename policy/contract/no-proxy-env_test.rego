package egg.contract.no_proxy_env_test

import data.egg.contract.no_proxy_env
import data.egg.fixture
import data.egg.lib
import data.egg.reading

verdict(doc) := lib.verdict(checks) if checks := no_proxy_env.checks with input as reading.facts(doc)

both(w) := fixture.set_env(fixture.set_env(fixture.private, "NO_PROXY", w), "no_proxy", w)

test_both if verdict(fixture.private) == "pass"

test_public_has_none if verdict(fixture.public) == "pass"

test_loopback_and_gateway_address if verdict(both(reading.word("localhost,127.0.0.1,::1,egg-gateway,172.32.0.2"))) == "pass"

test_blanks if verdict(both(reading.word("localhost, 127.0.0.1, egg-gateway"))) == "pass"

test_without_one if verdict(fixture.without_env(fixture.private, "no_proxy")) == "fail"

test_different if verdict(fixture.set_env(fixture.private, "no_proxy", reading.word("egg-gateway,localhost,127.0.0.1"))) == "fail"

test_star if verdict(both(reading.word("localhost,127.0.0.1,egg-gateway,*"))) == "fail"

test_suffix if verdict(both(reading.word("localhost,127.0.0.1,egg-gateway,.corp"))) == "fail"

test_without_the_gateway if verdict(both(reading.word("localhost,127.0.0.1"))) == "fail"

test_allowed if verdict(fixture.with_contract(both(reading.word("localhost,127.0.0.1,egg-gateway,.corp")), {"noProxy": [".corp"]})) == "pass"

test_gateway_by_hole if verdict(fixture.set_flag(fixture.set_env(both(fixture.around("localhost,127.0.0.1,", "$GW", "")), "GATEWAY_URL", fixture.around("http://", "$GW", ":9848")), "add-host", fixture.around("", "$GW", ":172.32.0.2"))) == "pass"

test_gap if verdict(fixture.with_gap(fixture.without_env(fixture.private, "NO_PROXY"))) == "unproven"

test_no_gateway_told_is_left_to_its_own_rule if verdict(fixture.without_env(fixture.private, "GATEWAY_URL")) == "pass"

test_another_way_around_without_a_gateway_told if verdict(fixture.without_env(both(reading.word("localhost,127.0.0.1,*")), "GATEWAY_URL")) == "fail"

test_unknown_entry if verdict(both(fixture.around("localhost,127.0.0.1,egg-gateway,", "$EXTRA", ""))) == "unproven"

test_inherited if verdict(fixture.inherit_env(fixture.without_env(fixture.private, "no_proxy"), "no_proxy")) == "unproven"

test_unknown_value if verdict(both(fixture.hole("$NO_PROXY"))) == "unproven"

test_ways_around if {
	every entry in ["*", "*.corp", ".corp", "corp.example", "10.0.0.0/8", "0.0.0.0/0", "egg-gateway:9848", "172.32.0.3"] {
		verdict(both(reading.word(sprintf("localhost,127.0.0.1,egg-gateway,%s", [entry])))) == "fail"
	}
}

test_each_that_belongs if {
	every entries in ["127.0.0.1,egg-gateway", "localhost,egg-gateway", "localhost,127.0.0.1", "localhost 127.0.0.1 egg-gateway", ""] {
		verdict(both(reading.word(entries))) == "fail"
	}
}

test_allowed_is_no_pattern if verdict(fixture.with_contract(both(reading.word("localhost,127.0.0.1,egg-gateway,a.corp")), {"noProxy": [".corp"]})) == "fail"

test_allowed_is_not_required if verdict(fixture.with_contract(fixture.private, {"noProxy": ["registry"]})) == "pass"

test_configured_gateway if {
	verdict(fixture.with_contract(fixture.private, {"gateway": "egg-gateway"})) == "pass"
	verdict(fixture.with_contract(fixture.private, {"gateway": "gw"})) == "fail"
}

test_address_of_the_gateway_is_not_its_name if verdict(both(reading.word("localhost,127.0.0.1,172.32.0.2"))) == "fail"

test_address_of_another_host if verdict(fixture.with_flag(both(reading.word("localhost,127.0.0.1,egg-gateway,10.0.0.1")), "add-host", reading.word("cache:10.0.0.1"))) == "fail"
