package egg.lib_test

import data.egg.fixture
import data.egg.lib

empty := fixture.sandbox("private", [], {})

flagged(value, presence) := fixture.with_presence(empty, "dns", value, presence).scenario

one := lib.word("1.1.1.1")

gap := fixture.with_gap(empty).scenario

test_flag_present if {
	lib.flag_present(flagged(one, "always"), "dns") == "yes"
	lib.flag_present(flagged(one, "maybe"), "dns") == "unknown"
	lib.flag_present(flagged(one, "repeated"), "dns") == "unknown"
	lib.flag_present(empty.scenario, "dns") == "no"
	lib.flag_present(gap, "dns") == "unknown"
}

test_flag_possible if {
	lib.flag_possible(flagged(one, "always"), "dns") == "yes"
	lib.flag_possible(flagged(one, "maybe"), "dns") == "yes"
	lib.flag_possible(empty.scenario, "dns") == "no"
	lib.flag_possible(gap, "dns") == "unknown"
}

test_flag_is if {
	lib.flag_is(flagged(one, "always"), "dns", "1.1.1.1") == "yes"
	lib.flag_is(flagged(one, "always"), "dns", "2.2.2.2") == "no"
	lib.flag_is(flagged(one, "maybe"), "dns", "1.1.1.1") == "unknown"
	lib.flag_is(flagged(one, "maybe"), "dns", "2.2.2.2") == "no"
	lib.flag_is(flagged(fixture.hole("$d"), "always"), "dns", "1.1.1.1") == "unknown"
	lib.flag_is(empty.scenario, "dns", "1.1.1.1") == "no"
	lib.flag_is(gap, "dns", "1.1.1.1") == "unknown"
}

test_flag_only if {
	lib.flag_only(empty.scenario, "dns", ["1.1.1.1"]) == "yes"
	lib.flag_only(flagged(one, "maybe"), "dns", ["1.1.1.1"]) == "yes"
	lib.flag_only(flagged(one, "maybe"), "dns", ["2.2.2.2"]) == "no"
	lib.flag_only(flagged(fixture.hole("$d"), "always"), "dns", ["1.1.1.1"]) == "unknown"
	lib.flag_only(gap, "dns", ["1.1.1.1"]) == "unknown"
}

test_flag_never if {
	lib.flag_never(empty.scenario, "dns", ["1.1.1.1"]) == "yes"
	lib.flag_never(flagged(one, "repeated"), "dns", ["1.1.1.1"]) == "no"
	lib.flag_never(flagged(lib.word("HOST"), "always"), "dns", ["host"]) == "no"
	lib.flag_never(gap, "dns", ["1.1.1.1"]) == "unknown"
}

test_the_last_value_counts if {
	twice := fixture.with_flag(fixture.with_flag(empty, "name", lib.word("a")), "name", lib.word("b")).scenario
	lib.flag_value(twice, "name") == lib.word("b")
}

test_what_may_follow_leaves_the_value_open if {
	named := fixture.with_flag(empty, "name", lib.word("a"))
	lib.flag_value(fixture.with_presence(named, "name", lib.word("b"), "maybe").scenario, "name").known == false
	lib.flag_value(fixture.with_gap(named).scenario, "name").known == false
}

test_a_gap_before_cannot_override if {
	named := fixture.with_gap(fixture.with_flag(empty, "name", lib.word("a"))).scenario
	later := object.union(named, {"flags": [object.union(flag, {"arg": 5}) | some flag in named.flags]})
	lib.flag_value(later, "name") == lib.word("a")
}

test_switch_on if {
	on := fixture.with_flag(empty, "privileged", null)
	lib.switch_on(empty.scenario, "privileged") == "no"
	lib.switch_on(on.scenario, "privileged") == "yes"
	lib.switch_on(fixture.with_flag(on, "privileged", lib.word("0")).scenario, "privileged") == "no"
	lib.switch_on(fixture.with_presence(on, "privileged", lib.word("false"), "maybe").scenario, "privileged") == "yes"
	lib.switch_on(fixture.with_flag(empty, "privileged", fixture.hole("$p")).scenario, "privileged") == "unknown"
	lib.switch_on(gap, "privileged") == "unknown"
}

test_flag_set_asks_for_a_value if {
	lib.flag_set(fixture.with_flag(empty, "ip", lib.word("")).scenario, "ip") == "no"
	lib.flag_set(fixture.with_flag(empty, "ip", fixture.hole("$ip")).scenario, "ip") == "yes"
}
