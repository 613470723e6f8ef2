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

# host_network answers: does the launch stand on the network of the host, in some
# run?
host_network := any_of(array.concat(beyond, [word_is(network.name, "host") | some network in input.scenario.networks]))

# host_namespace answers: does an option of that name ask for the host's, in some
# run?
host_namespace(option) := any_of(array.concat(beyond, [word_is(lower_word(w), "host") | some w in given(option)]))
