package egg.contract.mode_coherence_test

import data.egg.contract.mode_coherence
import data.egg.fixture
import data.egg.lib
import data.egg.reading

verdict(doc) := lib.verdict(checks) if checks := mode_coherence.checks with input as reading.facts(doc)

test_private if verdict(fixture.private) == "pass"

test_public if verdict(fixture.public) == "pass"

test_agrees_with_the_network if verdict(object.union(fixture.private, {"config": {"networks": {"egg-isolated": "private", "egg-external": "public"}}})) == "pass"

test_network_of_the_other_mode if verdict(object.union(fixture.public, {"config": {"networks": {"egg-isolated": "private", "egg-external": "public"}}})) == "fail"

test_public_with_dns if verdict(fixture.with_flag(fixture.public, "dns", reading.word("0.0.0.0"))) == "fail"

test_public_with_a_proxy if verdict(fixture.with_env(fixture.public, "http_proxy", reading.word("http://x"))) == "fail"

test_public_with_all_proxy if verdict(fixture.with_env(fixture.public, "all_proxy", reading.word("http://x"))) == "fail"

test_optional_proxy if verdict(fixture.maybe_env(fixture.public, "HTTP_PROXY", reading.word("http://x"))) == "fail"

test_emptied_proxy if verdict(fixture.with_env(fixture.public, "HTTP_PROXY", reading.word(""))) == "pass"

test_unknown_network if verdict(fixture.set_flag(object.union(fixture.private, {"config": {"networks": {"egg-isolated": "private", "egg-external": "public"}}}), "network", fixture.hole("$NET"))) == "unproven"

test_gap if verdict(fixture.with_gap(fixture.public)) == "unproven"

test_inherited_proxy if verdict(fixture.inherit_env(fixture.public, "HTTPS_PROXY")) == "unproven"

configured(doc) := object.union(doc, {"config": {"networks": {"egg-isolated": "private", "egg-external": "public"}}})

test_private_on_the_public_network if verdict(configured(fixture.set_flag(fixture.private, "network", reading.word("egg-external")))) == "fail"

test_private_on_the_public_network_in_the_long_form if verdict(configured(fixture.set_flag(fixture.private, "network", reading.word("NAME=egg-external,ip=172.33.0.9")))) == "fail"

test_network_of_no_mode if verdict(configured(fixture.set_flag(fixture.private, "network", reading.word("another")))) == "pass"

test_each_proxy_in_public if {
	every name in ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"] {
		verdict(fixture.with_env(fixture.public, name, reading.word("http://x"))) == "fail"
	}
}
