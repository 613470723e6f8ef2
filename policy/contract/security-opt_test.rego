package egg.contract.security_opt_test

import data.egg.contract.security_opt
import data.egg.fixture
import data.egg.lib
import data.egg.reading

verdict(doc) := lib.verdict(checks) if checks := security_opt.checks with input as reading.facts(doc)

test_with_the_option if verdict(fixture.private) == "pass"

test_of_another_kind_besides if verdict(fixture.with_flag(fixture.private, "security-opt", reading.word("no-new-privileges"))) == "pass"

test_without if verdict(fixture.without_flag(fixture.private, "security-opt")) == "fail"

test_near_miss if verdict(fixture.set_flag(fixture.private, "security-opt", reading.word("label=disabled"))) == "fail"

test_second_label if verdict(fixture.with_flag(fixture.private, "security-opt", reading.word("label=type:x"))) == "fail"

test_second_label_old_spelling if verdict(fixture.with_flag(fixture.private, "security-opt", reading.word("label:type:x"))) == "fail"

test_nothing_asked_for if verdict(fixture.with_contract(fixture.without_flag(fixture.private, "security-opt"), {"securityOpt": []})) == "pass"

test_gap if verdict(fixture.with_gap(fixture.without_flag(fixture.private, "security-opt"))) == "unproven"

test_optional if verdict(fixture.with_presence(fixture.without_flag(fixture.private, "security-opt"), "security-opt", reading.word("label=disable"), "maybe")) == "unproven"

test_unknown_value if verdict(fixture.set_flag(fixture.private, "security-opt", fixture.hole("$OPT"))) == "unproven"

test_gap_may_add_another if verdict(fixture.with_gap(fixture.private)) == "unproven"

test_optional_second_label if verdict(fixture.with_presence(fixture.private, "security-opt", reading.word("label=type:x"), "maybe")) == "fail"

configured := fixture.with_contract(fixture.private, {"securityOpt": ["label=disable", "no-new-privileges"]})

test_one_of_two_agreed if verdict(configured) == "fail"

test_both_agreed if verdict(fixture.with_flag(configured, "security-opt", reading.word("no-new-privileges"))) == "pass"

test_another_label_agreed if {
	typed := fixture.with_contract(fixture.set_flag(fixture.private, "security-opt", reading.word("label=type:egg_t")), {"securityOpt": ["label=type:egg_t"]})
	verdict(typed) == "pass"
	verdict(fixture.with_flag(typed, "security-opt", reading.word("label=disable"))) == "fail"
}

test_old_spelling_is_not_exact if verdict(fixture.set_flag(fixture.private, "security-opt", reading.word("label:disable"))) == "fail"
