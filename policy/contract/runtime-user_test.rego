package egg.contract.runtime_user_test

import data.egg.contract.runtime_user
import data.egg.fixture
import data.egg.lib
import data.egg.reading

verdict(doc) := lib.verdict(checks) if checks := runtime_user.checks with input as reading.facts(doc)

test_both if verdict(fixture.private) == "pass"

test_holes if verdict(fixture.set_env(fixture.private, "RUNTIME_UID", fixture.hole("$(id -u)"))) == "pass"

test_without_uid if verdict(fixture.without_env(fixture.private, "RUNTIME_UID")) == "fail"

test_without_gid if verdict(fixture.without_env(fixture.private, "RUNTIME_GID")) == "fail"

test_empty if verdict(fixture.set_env(fixture.private, "RUNTIME_GID", reading.word(""))) == "fail"

test_inherited if verdict(fixture.inherit_env(fixture.without_env(fixture.private, "RUNTIME_UID"), "RUNTIME_UID")) == "unproven"

test_gap if verdict(fixture.with_gap(fixture.without_env(fixture.private, "RUNTIME_GID"))) == "unproven"

test_optional if verdict(fixture.maybe_env(fixture.private, "RUNTIME_UID", reading.word("1"))) == "unproven"

test_zero if verdict(fixture.set_env(fixture.private, "RUNTIME_UID", reading.word("0"))) == "pass"
