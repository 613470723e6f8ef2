package egg.lib_test

import data.egg.fixture
import data.egg.reading

test_all_read_is_not_open if not reading.open(empty.scenario)

test_a_gap_is_open if reading.open(gap)

test_a_gap_taken_for_a_word_is_not if {
	taken := object.union(gap, {"argv": [{"word": reading.word("docker")}, {"gap": {"source": "$OPTS", "line": 3, "as": fixture.hole("$OPTS")}}]})
	not reading.open(taken)
}

test_a_gap_in_the_command_is_not if {
	element := {"gap": {"source": "$ARGS", "line": 3}}
	not reading.open(object.union(gap, {"argv": [{"word": reading.word("docker")}, element], "command": [element]}))
}

test_an_image_that_cannot_be_told_is_open if {
	reading.open(object.union(empty.scenario, {"image": null, "argv": [{"word": fixture.hole("$x")}]}))
}

test_no_image_at_all_is_not_open if {
	not reading.open(object.union(empty.scenario, {"image": null}))
}
