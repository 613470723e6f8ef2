package egg.gate.unclassified_launch_test

import data.egg.gate.unclassified_launch

message(image) := checks[0].message if checks := unclassified_launch.checks with input as {"image": image}

test_the_image_is_named if message("$IMAGE") == "cannot tell whether a contract binds this launch of $IMAGE"

test_no_image_is_told_too if message("") == "cannot tell whether a contract binds this launch of an unknown image"
