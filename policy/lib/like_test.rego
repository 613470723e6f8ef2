package egg.lib_test

import data.egg.fixture
import data.egg.lib
import data.egg.reading

test_word_like_a_text if {
	lib.word_like("egg-1", "egg-*") == "yes"
	lib.word_like("egg-", "egg-?") == "no"
	lib.word_like("a.b", "a.b") == "yes"
	lib.word_like("axb", "a.b*") == "no"
	lib.word_like("a\nb", "a*b") == "yes"
}

test_word_like_a_template if {
	lib.word_like(reading.fact(fixture.around("egg-", "$n", "")), "egg-*") == "yes"
	lib.word_like(reading.fact(fixture.around("egg-", "$n", "")), "egg-?") == "unknown"
	lib.word_like(reading.fact(fixture.around("egg-", "$n", "")), "egg-1") == "unknown"
	lib.word_like(reading.fact(fixture.around("egg-", "$n", "")), "web-*") == "no"
	lib.word_like(reading.fact(fixture.around("egg-", "$n", "x")), "*-y") == "no"
	lib.word_like(reading.fact(fixture.hole("$n")), "?*") == "unknown"
	lib.word_like(reading.fact(fixture.hole("$n")), "*") == "yes"
}

test_like_any if {
	lib.like_any("a", ["b", "a"]) == "yes"
	lib.like_any("a", []) == "no"
	lib.like_any(reading.fact(fixture.hole("$n")), ["b"]) == "unknown"
}
