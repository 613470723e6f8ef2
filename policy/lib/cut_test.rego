package egg.lib_test

import data.egg.fixture
import data.egg.lib

test_cut_a_text if {
	at := lib.cut(lib.word("a:b:c"), ":")
	at == {"found": "yes", "before": lib.word("a"), "after": lib.word("b:c")}
}

test_cut_at_the_ends if {
	lib.cut(lib.word(":b"), ":").before == lib.word("")
	lib.cut(lib.word("a:"), ":").after == lib.word("")
}

test_cut_nothing if {
	at := lib.cut(lib.word("abc"), ":")
	at.found == "no"
	at.before == lib.word("abc")
}

test_cut_a_template if {
	at := lib.cut(fixture.around("a", "$n", "b:c"), ":")
	at.found == "yes"
	lib.same_word(at.before, fixture.around("a", "$n", "b")) == "yes"
	at.after == lib.word("c")
}

test_cut_leaves_a_hole_behind if {
	lib.same_word(lib.cut(fixture.around("a:", "$n", ""), ":").after, fixture.hole("$n")) == "yes"
}

test_cut_is_open_where_a_hole_could_hold_the_separator if {
	lib.cut(fixture.hole("$n"), ":").found == "unknown"
}

test_cut_by_several_separators if {
	lib.cut(lib.word("a=b:c"), "[:=]").after == lib.word("b:c")
}

test_split_a_text if {
	[lib.show(piece) | some piece in lib.split_word(lib.word("a, b,,c"))] == ["a", "b", "", "c"]
	[lib.show(piece) | some piece in lib.split_word(lib.word("a"))] == ["a"]
	[lib.show(piece) | some piece in lib.split_word(lib.word(""))] == [""]
}

test_split_a_template if {
	[lib.show(piece) | some piece in lib.split_word(fixture.around("a,b", "$n", "c,d"))] == ["a", "b$nc", "d"]
	[lib.show(piece) | some piece in lib.split_word(fixture.around("a,", "$n", ""))] == ["a", "$n"]
	[lib.show(piece) | some piece in lib.split_word(fixture.hole("$n"))] == ["$n"]
}
