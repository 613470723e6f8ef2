package egg.lib_test

import data.egg.fixture
import data.egg.lib
import data.egg.reading

set := fixture.with_env(empty, "A", reading.word("1")).scenario

unread := object.union(empty.scenario, {"envOpen": true})

optional := fixture.maybe_env(empty, "A", reading.word("1")).scenario

inherited := fixture.inherit_env(empty, "A").scenario

holed := fixture.with_env(empty, "A", fixture.hole("$a")).scenario

test_env_present if {
	lib.env_present("A") == "yes" with input.scenario as reading.scenario(set)
	lib.env_present("A") == "unknown" with input.scenario as reading.scenario(optional)
	lib.env_present("A") == "unknown" with input.scenario as reading.scenario(inherited)
	lib.env_present("A") == "unknown" with input.scenario as reading.scenario(unread)
	lib.env_present("A") == "unknown" with input.scenario as reading.scenario(gap)
	lib.env_present("A") == "no" with input.scenario as reading.scenario(empty.scenario)
}

test_env_possible if {
	lib.env_possible("A") == "yes" with input.scenario as reading.scenario(set)
	lib.env_possible("A") == "yes" with input.scenario as reading.scenario(optional)
	lib.env_possible("A") == "unknown" with input.scenario as reading.scenario(inherited)
	lib.env_possible("A") == "unknown" with input.scenario as reading.scenario(unread)
	lib.env_possible("A") == "no" with input.scenario as reading.scenario(empty.scenario)
}

test_env_is if {
	lib.env_is("A", "1") == "yes" with input.scenario as reading.scenario(set)
	lib.env_is("A", "2") == "no" with input.scenario as reading.scenario(set)
	lib.env_is("A", "1") == "unknown" with input.scenario as reading.scenario(optional)
	lib.env_is("A", "2") == "no" with input.scenario as reading.scenario(optional)
	lib.env_is("A", "2") == "unknown" with input.scenario as reading.scenario(object.union(optional, {"envOpen": true}))
	lib.env_is("A", "1") == "unknown" with input.scenario as reading.scenario(inherited)
	lib.env_is("A", "1") == "unknown" with input.scenario as reading.scenario(holed)
	lib.env_is("A", "1") == "unknown" with input.scenario as reading.scenario(unread)
	lib.env_is("A", "1") == "no" with input.scenario as reading.scenario(empty.scenario)
}

test_env_set_and_filled if {
	void := fixture.with_env(empty, "A", reading.word("")).scenario
	lib.env_set("A") == "no" with input.scenario as reading.scenario(void)
	lib.env_filled("A") == "no" with input.scenario as reading.scenario(void)
	lib.env_set("A") == "yes" with input.scenario as reading.scenario(holed)
	lib.env_filled("A") == "unknown" with input.scenario as reading.scenario(holed)
	lib.env_filled("A") == "yes" with input.scenario as reading.scenario(set)
	lib.env_filled("A") == "no" with input.scenario as reading.scenario(empty.scenario)
}

test_env_free if {
	lib.env_free("A") == "yes" with input.scenario as reading.scenario(empty.scenario)
	lib.env_free("A") == "yes" with input.scenario as reading.scenario(fixture.with_env(empty, "A", reading.word("")).scenario)
	lib.env_free("A") == "no" with input.scenario as reading.scenario(set)
	lib.env_free("A") == "no" with input.scenario as reading.scenario(holed)
	lib.env_free("A") == "unknown" with input.scenario as reading.scenario(inherited)
	lib.env_free("A") == "unknown" with input.scenario as reading.scenario(unread)
}

test_env_words_in_order if {
	words := reading.env_words(fixture.inherit_env(fixture.with_env(empty, "A", reading.word("x=y")), "B").scenario)
	[[reading.show(pair.name), pair.value] | some pair in words] == [["A", reading.word("x=y")], ["B", null]]
}
