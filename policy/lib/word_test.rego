package egg.lib_test

import data.egg.fixture
import data.egg.lib
import data.egg.reading

n := reading.fact(fixture.hole("$n"))

m := reading.fact(fixture.hole("$m"))

around(before, source, after) := reading.fact(fixture.around(before, source, after))

# row is a word of several parts: those that begin with a dollar are holes.
row(texts) := reading.fact(reading.compose([part | some text in texts; part := part_of(text)]))

part_of(text) := {"hole": text, "source": text} if startswith(text, "$")

else := {"literal": text}

# Every question about two words gives the same answer either way round.
same_word_cases := [
	["equal texts", "a", "a", "yes"],
	["both empty", "", "", "yes"],
	["different texts", "a", "b", "no"],
	["text and nothing", "a", "", "no"],
	["same hole", n, n, "yes"],
	["same hole in another spelling", n, object.union(n, {"text": "${n}", "place": "${n}"}), "yes"],
	["other hole", n, m, "unknown"],
	["hole and text", n, "a", "unknown"],
	["hole and nothing", n, "", "unknown"],
	["hole and more", n, around("", "$n", "-x"), "no"],
	["hole and more before", n, around("x-", "$n", ""), "no"],
	["same ends", around("a", "$n", "b"), around("a", "$n", "b"), "yes"],
	["other ends", around("", "$n", "-a"), around("", "$n", "-b"), "no"],
	["other starts", around("a-", "$n", ""), around("b-", "$n", ""), "no"],
	["other starts around other holes", around("a-", "$n", ""), around("b-", "$m", ""), "no"],
	["other ends around other holes", around("", "$n", "-a"), around("", "$m", "-b"), "no"],
	["a start that may go on", around("a", "$n", ""), around("ab", "$m", ""), "unknown"],
	["text that the hole cannot make", around("a", "$n", "b"), "xyz", "no"],
	["text that the hole can make", around("a", "$n", "b"), "a-b", "unknown"],
	["text that is too short", around("ab", "$n", "ba"), "aba", "no"],
	["same holes in another order", row(["$n", "$m"]), row(["$m", "$n"]), "unknown"],
	["same holes in another order and more", row(["$n", "$m"]), row(["$m", "$n", "x"]), "no"],
	["line breaks in a text", around("a", "$n", "b"), "a\nb", "unknown"],
	["special characters", "a.c", "abc", "no"],
	["special characters in a template", around("a.", "$n", ""), "abc", "no"],
]

test_every_same_word_case_holds if {
	every case in same_word_cases {
		lib.same_word(case[1], case[2]) == case[3]
		lib.same_word(case[2], case[1]) == case[3]
	}
}

test_word_is if {
	lib.word_is("a", "a") == "yes"
	lib.word_is("a", "b") == "no"
	lib.word_is("", "") == "yes"
	lib.word_is(n, "a") == "unknown"
	lib.word_is(n, "") == "unknown"
	lib.word_is(around("a", "$n", ""), "") == "no"
	lib.word_is(around("a", "$n", ""), "ab") == "unknown"
	lib.word_is(around("a", "$n", ""), "b") == "no"
	lib.word_is(around("(", "$n", "["), "(x[") == "unknown"
}

test_word_in if {
	lib.word_in("a", ["b", "a"]) == "yes"
	lib.word_in("a", []) == "no"
	lib.word_in(n, ["b", "a"]) == "unknown"
	lib.word_in(around("a", "$n", ""), ["b", "c"]) == "no"
}

test_starts_and_ends_with if {
	lib.starts_with("abc", "ab") == "yes"
	lib.starts_with("abc", "b") == "no"
	lib.starts_with(n, "b") == "unknown"
	lib.starts_with(around("ab", "$n", ""), "a") == "yes"
	lib.starts_with(around("a", "$n", ""), "ab") == "unknown"
	lib.starts_with(around("x", "$n", ""), "ab") == "no"
	lib.ends_with("abc", "bc") == "yes"
	lib.ends_with("abc", "b") == "no"
	lib.ends_with(around("", "$n", "bc"), "c") == "yes"
	lib.ends_with(around("", "$n", "c"), "bc") == "unknown"
	lib.ends_with(around("", "$n", "x"), "bc") == "no"
}

test_show if {
	lib.show(around("a", "$n", "b")) == "a$nb"
	lib.show("a") == "a"
}

test_lower_word if {
	lib.lower_word("All") == "all"
	lib.word_is(lib.lower_word(around("All.", "$n", "")), "all.x") == "unknown"
	lib.word_is(lib.lower_word(around("All.", "$n", "")), "other") == "no"
}

test_a_word_that_is_missing_is_not_known if lib.word_is(null, "a") == "unknown"
