package egg.lib_test

import data.egg.fixture
import data.egg.lib

n := fixture.hole("$n")

m := fixture.hole("$m")

around(before, source, after) := fixture.around(before, source, after)

pair(a, b) := lib.compose(array.concat(a.parts, b.parts))

# Every question about two words gives the same answer either way round.
same_word_cases := [
	["equal texts", lib.word("a"), lib.word("a"), "yes"],
	["both empty", lib.word(""), lib.word(""), "yes"],
	["different texts", lib.word("a"), lib.word("b"), "no"],
	["text and nothing", lib.word("a"), lib.word(""), "no"],
	["same hole", n, n, "yes"],
	["same hole in another spelling", n, object.union(n, {"text": "${n}", "parts": [{"hole": "$n", "source": "${n}", "kind": "environment"}]}), "yes"],
	["other hole", n, m, "unknown"],
	["hole and text", n, lib.word("a"), "unknown"],
	["hole and nothing", n, lib.word(""), "unknown"],
	["hole and more", n, around("", "$n", "-x"), "no"],
	["hole and more before", n, around("x-", "$n", ""), "no"],
	["same ends", around("a", "$n", "b"), around("a", "$n", "b"), "yes"],
	["other ends", around("", "$n", "-a"), around("", "$n", "-b"), "no"],
	["other starts", around("a-", "$n", ""), around("b-", "$n", ""), "no"],
	["other starts around other holes", around("a-", "$n", ""), around("b-", "$m", ""), "no"],
	["other ends around other holes", around("", "$n", "-a"), around("", "$m", "-b"), "no"],
	["a start that may go on", around("a", "$n", ""), around("ab", "$m", ""), "unknown"],
	["text that the hole cannot make", around("a", "$n", "b"), lib.word("xyz"), "no"],
	["text that the hole can make", around("a", "$n", "b"), lib.word("a-b"), "unknown"],
	["text that is too short", around("ab", "$n", "ba"), lib.word("aba"), "no"],
	["same holes in another order", pair(n, m), pair(m, n), "unknown"],
	["same holes in another order and more", pair(n, m), pair(pair(m, n), lib.word("x")), "no"],
	["line breaks in a text", around("a", "$n", "b"), lib.word("a\nb"), "unknown"],
	["special characters", lib.word("a.c"), lib.word("abc"), "no"],
	["special characters in a template", around("a.", "$n", ""), lib.word("abc"), "no"],
]

test_every_same_word_case_holds if {
	every case in same_word_cases {
		lib.same_word(case[1], case[2]) == case[3]
		lib.same_word(case[2], case[1]) == case[3]
	}
}

test_word_is if {
	lib.word_is(lib.word("a"), "a") == "yes"
	lib.word_is(lib.word("a"), "b") == "no"
	lib.word_is(lib.word(""), "") == "yes"
	lib.word_is(n, "a") == "unknown"
	lib.word_is(n, "") == "unknown"
	lib.word_is(around("a", "$n", ""), "") == "no"
	lib.word_is(around("a", "$n", ""), "ab") == "unknown"
	lib.word_is(around("a", "$n", ""), "b") == "no"
	lib.word_is(around("(", "$n", "["), "(x[") == "unknown"
}

test_word_in if {
	lib.word_in(lib.word("a"), ["b", "a"]) == "yes"
	lib.word_in(lib.word("a"), []) == "no"
	lib.word_in(n, ["b", "a"]) == "unknown"
	lib.word_in(around("a", "$n", ""), ["b", "c"]) == "no"
}

test_starts_and_ends_with if {
	lib.starts_with(lib.word("abc"), "ab") == "yes"
	lib.starts_with(lib.word("abc"), "b") == "no"
	lib.starts_with(n, "b") == "unknown"
	lib.starts_with(around("ab", "$n", ""), "a") == "yes"
	lib.starts_with(around("a", "$n", ""), "ab") == "unknown"
	lib.starts_with(around("x", "$n", ""), "ab") == "no"
	lib.ends_with(lib.word("abc"), "bc") == "yes"
	lib.ends_with(lib.word("abc"), "b") == "no"
	lib.ends_with(around("", "$n", "bc"), "c") == "yes"
	lib.ends_with(around("", "$n", "c"), "bc") == "unknown"
	lib.ends_with(around("", "$n", "x"), "bc") == "no"
}

test_compose_knows_what_is_known if {
	lib.compose([]) == lib.word("")
	lib.compose([{"literal": "a"}]) == lib.word("a")
	lib.compose(n.parts).known == false
	lib.show(around("a", "$n", "b")) == "a$nb"
	lib.show(lib.word("a")) == "a"
}
