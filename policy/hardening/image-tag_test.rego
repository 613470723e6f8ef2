package egg.hardening.image_tag_test

import data.egg.fixture
import data.egg.hardening.image_tag
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := image_tag.checks with input as facts

test_tag if verdict(fixture.imaged("16", "")) == "pass"

test_digest if verdict(fixture.imaged("", "sha256:ab")) == "pass"

test_latest if verdict(fixture.imaged("latest", "")) == "fail"

test_none if verdict(fixture.imaged("", "")) == "fail"

test_hole if verdict(fixture.imaged(fixture.word("$TAG"), "")) == "unproven"

test_unknown_image if verdict(fixture.other) == "unproven"
