package egg.lib

# user_defined answers: is this the name of a network that somebody made?
user_defined(name) := "no" if name in built_in

else := decide(strings.any_prefix_match(name, kinds) == false) if is_string(name)

else := all_of([
	negate(word_in(name, built_in)),
	negate(any_of([starts_with(name, prefix) | some prefix in kinds])),
])

built_in := ["", "host", "none", "bridge", "default", "private", "pasta", "slirp4netns"]

kinds := ["container:", "ns:", "slirp4netns:", "pasta:", "bridge:"]
