package egg.lib_test

import data.egg.fixture
import data.egg.lib
import data.egg.reading

empty := fixture.sandbox("private", [], {})

flagged(value, presence) := fixture.with_presence(empty, "dns", value, presence).scenario

one := reading.word("1.1.1.1")

gap := fixture.with_gap(empty).scenario

test_flag_present if {
	lib.flag_present("dns") == "yes" with input.scenario as reading.scenario(flagged(one, "always"))
	lib.flag_present("dns") == "unknown" with input.scenario as reading.scenario(flagged(one, "maybe"))
	lib.flag_present("dns") == "unknown" with input.scenario as reading.scenario(flagged(one, "repeated"))
	lib.flag_present("dns") == "no" with input.scenario as reading.scenario(empty.scenario)
	lib.flag_present("dns") == "unknown" with input.scenario as reading.scenario(gap)
}

test_flag_possible if {
	lib.flag_possible("dns") == "yes" with input.scenario as reading.scenario(flagged(one, "always"))
	lib.flag_possible("dns") == "yes" with input.scenario as reading.scenario(flagged(one, "maybe"))
	lib.flag_possible("dns") == "no" with input.scenario as reading.scenario(empty.scenario)
	lib.flag_possible("dns") == "unknown" with input.scenario as reading.scenario(gap)
}

test_flag_is if {
	lib.flag_is("dns", "1.1.1.1") == "yes" with input.scenario as reading.scenario(flagged(one, "always"))
	lib.flag_is("dns", "2.2.2.2") == "no" with input.scenario as reading.scenario(flagged(one, "always"))
	lib.flag_is("dns", "1.1.1.1") == "unknown" with input.scenario as reading.scenario(flagged(one, "maybe"))
	lib.flag_is("dns", "2.2.2.2") == "no" with input.scenario as reading.scenario(flagged(one, "maybe"))
	lib.flag_is("dns", "1.1.1.1") == "unknown" with input.scenario as reading.scenario(flagged(fixture.hole("$d"), "always"))
	lib.flag_is("dns", "1.1.1.1") == "no" with input.scenario as reading.scenario(empty.scenario)
	lib.flag_is("dns", "1.1.1.1") == "unknown" with input.scenario as reading.scenario(gap)
}

test_flag_only if {
	lib.flag_only("dns", ["1.1.1.1"]) == "yes" with input.scenario as reading.scenario(empty.scenario)
	lib.flag_only("dns", ["1.1.1.1"]) == "yes" with input.scenario as reading.scenario(flagged(one, "maybe"))
	lib.flag_only("dns", ["2.2.2.2"]) == "no" with input.scenario as reading.scenario(flagged(one, "maybe"))
	lib.flag_only("dns", ["1.1.1.1"]) == "unknown" with input.scenario as reading.scenario(flagged(fixture.hole("$d"), "always"))
	lib.flag_only("dns", ["1.1.1.1"]) == "unknown" with input.scenario as reading.scenario(gap)
}

test_flag_never if {
	lib.flag_never("dns", ["1.1.1.1"]) == "yes" with input.scenario as reading.scenario(empty.scenario)
	lib.flag_never("dns", ["1.1.1.1"]) == "no" with input.scenario as reading.scenario(flagged(one, "repeated"))
	lib.flag_never("dns", ["host"]) == "no" with input.scenario as reading.scenario(flagged(reading.word("HOST"), "always"))
	lib.flag_never("dns", ["1.1.1.1"]) == "unknown" with input.scenario as reading.scenario(gap)
}

test_the_last_value_counts if {
	twice := fixture.with_flag(fixture.with_flag(empty, "name", reading.word("a")), "name", reading.word("b")).scenario
	lib.flag_value("name") == "b" with input.scenario as reading.scenario(twice)
}

test_what_may_follow_leaves_the_value_open if {
	named := fixture.with_flag(empty, "name", reading.word("a"))
	is_object(lib.flag_value("name")) with input.scenario as reading.scenario(fixture.with_presence(named, "name", reading.word("b"), "maybe").scenario)
	is_object(lib.flag_value("name")) with input.scenario as reading.scenario(fixture.with_gap(named).scenario)
}

test_a_gap_before_cannot_override if {
	named := fixture.with_gap(fixture.with_flag(empty, "name", reading.word("a"))).scenario
	later := object.union(named, {"flags": [object.union(flag, {"arg": 5}) | some flag in named.flags]})
	lib.flag_value("name") == "a" with input.scenario as reading.scenario(later)
}

test_switch_on if {
	on := fixture.with_flag(empty, "privileged", null)
	lib.switch_on("privileged") == "no" with input.scenario as reading.scenario(empty.scenario)
	lib.switch_on("privileged") == "yes" with input.scenario as reading.scenario(on.scenario)
	lib.switch_on("privileged") == "no" with input.scenario as reading.scenario(fixture.with_flag(on, "privileged", reading.word("0")).scenario)
	lib.switch_on("privileged") == "yes" with input.scenario as reading.scenario(fixture.with_presence(on, "privileged", reading.word("false"), "maybe").scenario)
	lib.switch_on("privileged") == "unknown" with input.scenario as reading.scenario(fixture.with_flag(empty, "privileged", fixture.hole("$p")).scenario)
	lib.switch_on("privileged") == "unknown" with input.scenario as reading.scenario(gap)
}

test_flag_set_asks_for_a_value if {
	lib.flag_set("ip") == "no" with input.scenario as reading.scenario(fixture.with_flag(empty, "ip", reading.word("")).scenario)
	lib.flag_set("ip") == "yes" with input.scenario as reading.scenario(fixture.with_flag(empty, "ip", fixture.hole("$ip")).scenario)
}
