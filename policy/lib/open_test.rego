package egg.lib_test

import data.egg.fixture
import data.egg.lib

test_all_read_is_not_open if not lib.open(empty.scenario)

test_a_gap_is_open if lib.open(gap)

test_a_gap_taken_for_a_word_is_not if {
	taken := object.union(gap, {"argv": [{"word": lib.word("docker")}, {"gap": {"source": "$OPTS", "line": 3, "as": fixture.hole("$OPTS")}}]})
	not lib.open(taken)
}

test_a_gap_in_the_command_is_not if {
	element := {"gap": {"source": "$ARGS", "line": 3}}
	not lib.open(object.union(gap, {"argv": [{"word": lib.word("docker")}, element], "command": [element]}))
}

test_an_image_that_cannot_be_told_is_open if {
	lib.open(object.union(empty.scenario, {"image": null, "argv": [{"word": fixture.hole("$x")}]}))
}

test_no_image_at_all_is_not_open if {
	not lib.open(object.union(empty.scenario, {"image": null}))
}
