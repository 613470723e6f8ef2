package egg.gate.gate_weakened_test

import data.egg.gate.gate_weakened

test_it_says_what_is_weaker_than_where if {
	checks := gate_weakened.checks with input as {"notice": {"revision": "main", "key": "failOn:", "change": "error becomes never"}}
	checks[0].holds == "no"
	checks[0].message == "weaker than at main: failOn: error becomes never"
}
