package egg.hardening.literal_secret_test

import data.egg.fixture
import data.egg.hardening.literal_secret
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := literal_secret.checks with input as facts

suspects(name, value) := fixture.facts({"suspects": [{"name": name, "value": value, "text": "v", "looks": value == look}]})

# The look is put together here, so that this file has none of it.
look := concat("", ["ghp", "_0123456789abcdefghij"])

test_nothing if verdict(fixture.other) == "pass"

test_by_name if verdict(suspects("API_KEY", "s3cret")) == "fail"

test_by_look if verdict(suspects("X", look)) == "fail"

test_stand_in if verdict(suspects("API_KEY", "changeme")) == "pass"

test_unknown_name if verdict(suspects(fixture.word("$K"), "s3cret")) == "unproven"

test_elsewhere if verdict(fixture.facts({"leaky": true})) == "fail"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"

test_left_to_the_contract if verdict(fixture.bound(suspects("API_KEY", "s3cret"))) == "pass"

concrete(facts) := object.union(facts, {"launch": {"language": "argv"}})

test_in_an_argv if {
	verdict(concrete(suspects("API_KEY", "s3cret"))) == "pass"
	verdict(concrete(fixture.facts({"leaky": true}))) == "pass"
	verdict(concrete(fixture.unread(fixture.other))) == "pass"
}

# A sandbox is asked where the contract does not ask it.
test_of_a_sandbox_without_its_rule_of_the_contract if {
	sandbox := object.union(fixture.bound(suspects("API_KEY", "s3cret")), {"contract": {"EGG016": false}})
	verdict(sandbox) == "fail"
	verdict(concrete(sandbox)) == "pass"
}

test_digits_are_a_count_only_of_tokens if {
	verdict(suspects("MAX_TOKEN", "4096")) == "pass"
	verdict(suspects("DB_PASSWORD", "123456")) == "fail"
}

test_digits_of_a_name_that_is_not_known if verdict(suspects(fixture.template("X_", "$K", "_TOKEN"), "4096")) == "unproven"

test_placeholders if {
	every value in ["", "changeme", "dummy", "placeholder", "example", "<your key>", "your-key", "xxxx", "****", "none", "null", "true", "false"] {
		verdict(suspects("API_KEY", value)) == "pass"
	}
}
