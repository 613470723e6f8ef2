package egg.lib_test

import data.egg.fixture
import data.egg.lib
import data.egg.reading

test_cut_a_text if {
	at := reading.cut(reading.word("a:b:c"), ":")
	at == {"found": "yes", "before": reading.word("a"), "after": reading.word("b:c")}
}

test_cut_at_the_ends if {
	reading.cut(reading.word(":b"), ":").before == reading.word("")
	reading.cut(reading.word("a:"), ":").after == reading.word("")
}

test_cut_nothing if {
	at := reading.cut(reading.word("abc"), ":")
	at.found == "no"
	at.before == reading.word("abc")
}

test_cut_a_template if {
	at := reading.cut(fixture.around("a", "$n", "b:c"), ":")
	at.found == "yes"
	same(at.before, fixture.around("a", "$n", "b")) == "yes"
	at.after == reading.word("c")
}

test_cut_leaves_a_hole_behind if {
	same(reading.cut(fixture.around("a:", "$n", ""), ":").after, fixture.hole("$n")) == "yes"
}

test_cut_is_open_where_a_hole_could_hold_the_separator if {
	reading.cut(fixture.hole("$n"), ":").found == "unknown"
}

test_cut_by_several_separators if {
	reading.cut(reading.word("a=b:c"), "[:=]").after == reading.word("b:c")
}

test_split_a_text if {
	[reading.show(piece) | some piece in reading.split_word(reading.word("a, b,,c"))] == ["a", "b", "", "c"]
	[reading.show(piece) | some piece in reading.split_word(reading.word("a"))] == ["a"]
	[reading.show(piece) | some piece in reading.split_word(reading.word(""))] == [""]
}

test_split_a_template if {
	[reading.show(piece) | some piece in reading.split_word(fixture.around("a,b", "$n", "c,d"))] == ["a", "b$nc", "d"]
	[reading.show(piece) | some piece in reading.split_word(fixture.around("a,", "$n", ""))] == ["a", "$n"]
	[reading.show(piece) | some piece in reading.split_word(fixture.hole("$n"))] == ["$n"]
}

# same answers as rules would: are the two words the same string in every run?
same(a, b) := lib.same_word(reading.fact(a), reading.fact(b))
