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
