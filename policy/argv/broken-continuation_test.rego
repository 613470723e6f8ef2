package egg.argv.broken_continuation_test

import data.egg.argv.broken_continuation

checks(message) := found if found := broken_continuation.checks with input as {"notice": {"message": message}}

test_what_is_met_fails if checks("the line ends here")[0].holds == "no"

test_it_says_what_stands_there if checks("the line ends here")[0].message == "the line ends here"

test_it_says_how_it_is_mended if checks("the line ends here")[0].mend != ""
