package egg.contract.auth_method_test

import data.egg.contract.auth_method
import data.egg.fixture
import data.egg.lib
import data.egg.reading

verdict(doc) := lib.verdict(checks) if checks := auth_method.checks with input as reading.facts(doc)

test_absent if verdict(fixture.private) == "pass"

test_api_key if verdict(fixture.with_env(fixture.private, "ANTHROPIC_AUTH_METHOD", reading.word("api_key"))) == "pass"

test_oauth if verdict(fixture.with_env(fixture.private, "ANTHROPIC_AUTH_METHOD", reading.word("oauth"))) == "pass"

test_other if verdict(fixture.with_env(fixture.private, "ANTHROPIC_AUTH_METHOD", reading.word("key"))) == "fail"

test_required if verdict(fixture.with_contract(fixture.private, {"requireEnv": ["ANTHROPIC_AUTH_METHOD"]})) == "fail"

test_another_required if verdict(fixture.with_contract(fixture.private, {"requireEnv": ["TEAM"]})) == "fail"

test_unknown if verdict(fixture.with_env(fixture.private, "ANTHROPIC_AUTH_METHOD", fixture.hole("$M"))) == "unproven"

test_inherited if verdict(fixture.inherit_env(fixture.private, "ANTHROPIC_AUTH_METHOD")) == "unproven"

test_gap if verdict(fixture.with_gap(fixture.private)) == "unproven"

test_empty if verdict(fixture.with_env(fixture.private, "ANTHROPIC_AUTH_METHOD", reading.word(""))) == "fail"

test_required_and_given if verdict(fixture.with_contract(fixture.with_env(fixture.private, "ANTHROPIC_AUTH_METHOD", reading.word("oauth")), {"requireEnv": ["ANTHROPIC_AUTH_METHOD"]})) == "pass"

test_required_and_empty if verdict(fixture.with_contract(fixture.with_env(fixture.private, "TEAM", reading.word("")), {"requireEnv": ["TEAM"]})) == "fail"

test_required_and_inherited if verdict(fixture.with_contract(fixture.inherit_env(fixture.private, "TEAM"), {"requireEnv": ["TEAM"]})) == "unproven"
