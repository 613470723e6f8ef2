package egg.contract.container_id_test

import data.egg.contract.container_id
import data.egg.fixture
import data.egg.lib
import data.egg.reading

verdict(doc) := lib.verdict(checks) if checks := container_id.checks with input as reading.facts(doc)

test_equal if verdict(fixture.private) == "pass"

test_same_hole if verdict(fixture.set_flag(fixture.set_env(fixture.private, "CONTAINER_ID", fixture.hole("$n")), "name", fixture.hole("$n"))) == "pass"

test_without if verdict(fixture.without_env(fixture.private, "CONTAINER_ID")) == "fail"

test_different if verdict(fixture.set_env(fixture.private, "CONTAINER_ID", reading.word("other"))) == "fail"

test_hole_and_more if verdict(fixture.set_flag(fixture.set_env(fixture.private, "CONTAINER_ID", fixture.around("", "$n", "-x")), "name", fixture.hole("$n"))) == "fail"

test_no_name if verdict(fixture.without_flag(fixture.private, "name")) == "fail"

test_another_prefix if verdict(fixture.set_flag(fixture.set_env(fixture.private, "CONTAINER_ID", fixture.around("a-", "$m", "")), "name", fixture.around("b-", "$n", ""))) == "fail"

test_other_hole if verdict(fixture.set_flag(fixture.set_env(fixture.private, "CONTAINER_ID", fixture.hole("$m")), "name", fixture.hole("$n"))) == "unproven"

test_gap if verdict(fixture.with_gap(fixture.without_env(fixture.private, "CONTAINER_ID"))) == "unproven"

test_gap_may_rename if verdict(fixture.with_gap(fixture.private)) == "unproven"

test_inherited if verdict(fixture.inherit_env(fixture.without_env(fixture.private, "CONTAINER_ID"), "CONTAINER_ID")) == "unproven"

test_last_name_counts if verdict(fixture.with_flag(fixture.private, "name", reading.word("other"))) == "fail"

test_optional_rename if verdict(fixture.with_presence(fixture.private, "name", reading.word("other"), "maybe")) == "unproven"

test_the_message_tells_a_missing_name if {
	checks := container_id.checks with input as reading.facts(fixture.without_flag(fixture.private, "name"))
	checks[1].message == "sandbox launch with CONTAINER_ID agent-1 but without --name"
}

mends(name) := {check.mend | some check in checks} if {
	checks := container_id.checks with input as reading.facts(fixture.set_flag(fixture.without_env(fixture.private, "CONTAINER_ID"), "name", name))
}

by_words := {"add -e CONTAINER_ID with the value of --name before the image"}

test_mend_spells_a_name_that_can_be_copied if {
	mends(reading.word("agent-2")) == {"add -e CONTAINER_ID=agent-2 before the image"}
	mends(fixture.hole("$n")) == {"add -e CONTAINER_ID=$n before the image"}
	mends(fixture.around("egg-", "${n}", "-x")) == {"add -e CONTAINER_ID=egg-${n}-x before the image"}
}

test_mend_spells_no_other_name if {
	mends(fixture.around("egg-", "uuid.uuid4().hex[:8]", "")) == by_words
	mends(fixture.around("egg-", "name", "")) == by_words
	mends(fixture.hole("$(date +%s)")) == by_words
	mends(fixture.hole("${n:-x}")) == by_words
}

test_mend_without_a_name if {
	checks := container_id.checks with input as reading.facts(fixture.without_flag(fixture.without_env(fixture.private, "CONTAINER_ID"), "name"))
	checks[0].mend == "add -e CONTAINER_ID with the value of --name before the image"
}

test_empty_like_its_name if verdict(fixture.set_flag(fixture.set_env(fixture.private, "CONTAINER_ID", reading.word("")), "name", reading.word(""))) == "fail"
