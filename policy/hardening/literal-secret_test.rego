package egg.hardening.literal_secret_test

import data.egg.fixture
import data.egg.hardening.literal_secret
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := literal_secret.checks with input as facts

variables(items) := fixture.facts({
	"variables": [{"name": item[0], "value": item[1], "text": "v"} | some item in items],
	"spelled": {
		"names": concat("", [sprintf("%s\n", [item[0]]) | some item in items; is_string(item[0])]),
		"unnamed": count([item | some item in items; not is_string(item[0])]) > 0,
		"values": concat("", [sprintf("%s\n", [item[1]]) | some item in items; is_string(item[1])]),
		"words": "",
	},
})

# The look is put together here, so that this file has none of it.
look := concat("", ["ghp", "_0123456789abcdefghij"])

test_nothing if verdict(fixture.other) == "pass"

test_by_name if verdict(variables([["API_KEY", "s3cret"]])) == "fail"

test_by_look if verdict(variables([["X", look]])) == "fail"

test_count_of_tokens if verdict(variables([["MAX_TOKENS", "5"]])) == "pass"

test_stand_in if verdict(variables([["API_KEY", "changeme"]])) == "pass"

test_hole if verdict(variables([["API_KEY", fixture.word("$KEY")]])) == "pass"

test_caller if verdict(variables([["API_KEY", null]])) == "pass"

test_unknown_name if verdict(variables([[fixture.word("$K"), "s3cret"]])) == "unproven"

test_elsewhere if verdict(fixture.facts({"spelled": {"names": "", "unnamed": false, "values": "", "words": look}})) == "fail"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"

test_left_to_the_contract if verdict(fixture.bound(variables([["API_KEY", "s3cret"]]))) == "pass"
