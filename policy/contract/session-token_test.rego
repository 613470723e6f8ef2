package egg.contract.session_token_test

import data.egg.contract.session_token
import data.egg.fixture
import data.egg.lib
import data.egg.reading

verdict(doc) := lib.verdict(checks) if checks := session_token.checks with input as reading.facts(doc)

test_both if verdict(fixture.private) == "pass"

test_neither if verdict(fixture.without_env(fixture.without_flag(fixture.private, "ip"), "EGG_SESSION_TOKEN")) == "pass"

test_address_alone if verdict(fixture.without_env(fixture.private, "EGG_SESSION_TOKEN")) == "fail"

test_empty if verdict(fixture.set_env(fixture.private, "EGG_SESSION_TOKEN", reading.word(""))) == "fail"

test_required if verdict(fixture.with_contract(fixture.without_env(fixture.without_flag(fixture.private, "ip"), "EGG_SESSION_TOKEN"), {"session": "required"})) == "fail"

test_off if verdict(fixture.with_contract(fixture.without_env(fixture.private, "EGG_SESSION_TOKEN"), {"session": "off"})) == "pass"

test_inherited if verdict(fixture.inherit_env(fixture.without_env(fixture.private, "EGG_SESSION_TOKEN"), "EGG_SESSION_TOKEN")) == "unproven"

test_from_the_environment if verdict(fixture.with_contract(fixture.inherit_env(fixture.without_env(fixture.private, "EGG_SESSION_TOKEN"), "EGG_SESSION_TOKEN"), {"tokenFrom": "environment"})) == "pass"

test_gap if verdict(fixture.with_gap(fixture.without_env(fixture.private, "EGG_SESSION_TOKEN"))) == "unproven"

test_optional if verdict(fixture.maybe_env(fixture.private, "EGG_SESSION_TOKEN", fixture.hole("$T"))) == "unproven"

# That the caller has it helps only where the argv takes it.
test_from_the_environment_in_some_run if verdict(fixture.with_contract(
	fixture.patch(fixture.without_env(fixture.private, "EGG_SESSION_TOKEN"), {"env": object.union(
		fixture.without_env(fixture.private, "EGG_SESSION_TOKEN").scenario.env,
		{"EGG_SESSION_TOKEN": {"value": null, "presence": "maybe"}},
	)}),
	{"tokenFrom": "environment"},
)) == "unproven"

test_not_given_where_the_caller_has_it if verdict(fixture.with_contract(fixture.without_env(fixture.private, "EGG_SESSION_TOKEN"), {"tokenFrom": "environment"})) == "fail"

test_required_from_the_environment if verdict(fixture.with_contract(
	fixture.inherit_env(fixture.without_env(fixture.without_flag(fixture.private, "ip"), "EGG_SESSION_TOKEN"), "EGG_SESSION_TOKEN"),
	{"session": "required", "tokenFrom": "environment"},
)) == "pass"

test_address_in_the_long_form_alone if verdict(fixture.set_flag(
	fixture.without_env(fixture.without_flag(fixture.private, "ip"), "EGG_SESSION_TOKEN"),
	"network", reading.word("name=egg-isolated,ip=172.32.0.10"),
)) == "fail"

test_a_field_of_the_long_form_that_is_not_known if verdict(fixture.set_flag(
	fixture.without_env(fixture.without_flag(fixture.private, "ip"), "EGG_SESSION_TOKEN"),
	"network", fixture.around("name=egg-isolated,", "$K", "=172.32.0.10"),
)) == "unproven"
