package egg.lib_test

import data.egg.fixture
import data.egg.lib

set := fixture.with_env(empty, "A", lib.word("1")).scenario

unread := object.union(empty.scenario, {"envOpen": true})

optional := fixture.maybe_env(empty, "A", lib.word("1")).scenario

inherited := fixture.inherit_env(empty, "A").scenario

holed := fixture.with_env(empty, "A", fixture.hole("$a")).scenario

test_env_present if {
	lib.env_present(set, "A") == "yes"
	lib.env_present(optional, "A") == "unknown"
	lib.env_present(inherited, "A") == "unknown"
	lib.env_present(unread, "A") == "unknown"
	lib.env_present(gap, "A") == "unknown"
	lib.env_present(empty.scenario, "A") == "no"
}

test_env_possible if {
	lib.env_possible(set, "A") == "yes"
	lib.env_possible(optional, "A") == "yes"
	lib.env_possible(inherited, "A") == "unknown"
	lib.env_possible(unread, "A") == "unknown"
	lib.env_possible(empty.scenario, "A") == "no"
}

test_env_is if {
	lib.env_is(set, "A", "1") == "yes"
	lib.env_is(set, "A", "2") == "no"
	lib.env_is(optional, "A", "1") == "unknown"
	lib.env_is(optional, "A", "2") == "no"
	lib.env_is(object.union(optional, {"envOpen": true}), "A", "2") == "unknown"
	lib.env_is(inherited, "A", "1") == "unknown"
	lib.env_is(holed, "A", "1") == "unknown"
	lib.env_is(unread, "A", "1") == "unknown"
	lib.env_is(empty.scenario, "A", "1") == "no"
}

test_env_set_and_filled if {
	void := fixture.with_env(empty, "A", lib.word("")).scenario
	lib.env_set(void, "A") == "no"
	lib.env_filled(void, "A") == "no"
	lib.env_set(holed, "A") == "yes"
	lib.env_filled(holed, "A") == "unknown"
	lib.env_filled(set, "A") == "yes"
	lib.env_filled(empty.scenario, "A") == "no"
}

test_env_free if {
	lib.env_free(empty.scenario, "A") == "yes"
	lib.env_free(fixture.with_env(empty, "A", lib.word("")).scenario, "A") == "yes"
	lib.env_free(set, "A") == "no"
	lib.env_free(holed, "A") == "no"
	lib.env_free(inherited, "A") == "unknown"
	lib.env_free(unread, "A") == "unknown"
}

test_env_words_in_order if {
	words := lib.env_words(fixture.inherit_env(fixture.with_env(empty, "A", lib.word("x=y")), "B").scenario)
	[[lib.show(pair.name), pair.value] | some pair in words] == [["A", lib.word("x=y")], ["B", null]]
}
