package egg.contract.proxy_env_test

import data.egg.contract.proxy_env
import data.egg.fixture
import data.egg.lib
import data.egg.reading

verdict(doc) := lib.verdict(checks) if checks := proxy_env.checks with input as reading.facts(doc)

same_proxy(w) := fixture.set_env(fixture.set_env(fixture.set_env(fixture.set_env(with_host(w), "HTTP_PROXY", w), "HTTPS_PROXY", w), "http_proxy", w), "https_proxy", w)

# with_host gives the host of a proxy that is a hole its address too.
with_host(w) := fixture.with_flag(fixture.private, "add-host", fixture.around("", w.parts[1].source, ":172.32.0.2")) if w.parts[1].source

else := fixture.private

test_all_four if verdict(fixture.private) == "pass"

test_public_has_none if verdict(fixture.public) == "pass"

test_one_hole if verdict(same_proxy(fixture.around("http://", "$GW", "/"))) == "pass"

test_without_one if verdict(fixture.without_env(fixture.private, "https_proxy")) == "fail"

test_empty if verdict(fixture.set_env(fixture.private, "http_proxy", reading.word(""))) == "fail"

test_different if verdict(fixture.set_env(fixture.private, "http_proxy", reading.word("http://other:3129"))) == "fail"

test_different_all_proxy if verdict(fixture.with_env(fixture.private, "ALL_PROXY", reading.word("socks5://x"))) == "fail"

test_same_all_proxy if verdict(fixture.with_env(fixture.private, "ALL_PROXY", reading.word("http://egg-gateway:3129"))) == "pass"

test_host_without_address if verdict(same_proxy(reading.word("http://proxy:3129"))) == "fail"

test_host_is_an_address if verdict(same_proxy(reading.word("http://172.32.0.2:3129"))) == "pass"

test_without_a_scheme if verdict(same_proxy(reading.word("egg-gateway:3129"))) == "pass"

test_with_a_user if verdict(same_proxy(reading.word("http://user@egg-gateway:3129"))) == "pass"

test_gap if verdict(fixture.with_gap(fixture.without_env(fixture.private, "HTTP_PROXY"))) == "unproven"

test_inherited if verdict(fixture.inherit_env(fixture.without_env(fixture.private, "HTTP_PROXY"), "HTTP_PROXY")) == "unproven"

test_optional if verdict(fixture.maybe_env(fixture.private, "HTTP_PROXY", reading.word("http://egg-gateway:3129"))) == "unproven"

test_may_be_empty if verdict(same_proxy(fixture.hole("$PROXY"))) == "unproven"

test_unknown_one if verdict(fixture.set_env(fixture.private, "http_proxy", fixture.around("http://", "$P", ""))) == "unproven"

# The host without an address is a warning; all else weighs what the rule does.
severities(doc) := {object.get(check, "severity", "error") | some check in checks; check.holds == "no"} if {
	checks := proxy_env.checks with input as reading.facts(doc)
}

test_host_without_address_is_a_warning if severities(same_proxy(reading.word("http://proxy:3129"))) == {"warning"}

test_host_with_an_address_of_its_own if verdict(fixture.with_flag(same_proxy(reading.word("http://proxy:3129")), "add-host", reading.word("proxy:172.32.0.3"))) == "pass"

test_host_is_an_ipv6_address if verdict(same_proxy(reading.word("http://[fd00::2]:3129"))) == "pass"

test_the_rest_is_an_error if {
	severities(fixture.without_env(fixture.private, "https_proxy")) == {"error"}
	severities(fixture.with_env(fixture.private, "ALL_PROXY", reading.word("socks5://x"))) == {"error"}
}

test_each_of_the_four if {
	every name in ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"] {
		verdict(fixture.without_env(fixture.private, name)) == "fail"
		verdict(fixture.set_env(fixture.private, name, reading.word(""))) == "fail"
		verdict(fixture.set_env(fixture.private, name, reading.word("http://egg-gateway:3128"))) == "fail"
	}
}

test_lower_all_proxy_differs if verdict(fixture.with_env(fixture.private, "all_proxy", reading.word("http://x:1"))) == "fail"

test_all_proxy_in_some_run if verdict(fixture.maybe_env(fixture.private, "ALL_PROXY", reading.word("http://egg-gateway:3129"))) == "unproven"
