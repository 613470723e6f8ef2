package egg.contract.private_mode_test

import data.egg.contract.private_mode
import data.egg.fixture
import data.egg.lib
import data.egg.reading

verdict(doc) := lib.verdict(checks) if checks := private_mode.checks with input as reading.facts(doc)

test_private if verdict(fixture.private) == "pass"

test_public if verdict(fixture.public) == "pass"

test_without if verdict(fixture.without_env(fixture.private, "PRIVATE_MODE")) == "fail"

test_other_value if verdict(fixture.set_env(fixture.private, "PRIVATE_MODE", reading.word("yes"))) == "fail"

test_partly_known if verdict(fixture.set_env(fixture.private, "PRIVATE_MODE", fixture.around("mode-", "$M", ""))) == "fail"

test_unknown_value if verdict(fixture.set_env(fixture.private, "PRIVATE_MODE", fixture.hole("$M"))) == "unproven"

test_gap if verdict(fixture.with_gap(fixture.without_env(fixture.private, "PRIVATE_MODE"))) == "unproven"

test_optional if verdict(fixture.maybe_env(fixture.private, "PRIVATE_MODE", reading.word("true"))) == "unproven"
