package egg.lib

# A variable is written down by name in one of three places: among those that are
# set in every run, among those that only some runs set, or among those that are
# taken from the caller's environment, and so are set only where the caller has
# them.

# env_present answers: is the variable set, in every run?
env_present(name) := "yes" if input.scenario.set[name]

else := "unknown" if input.scenario.maybe[name]

else := "unknown" if input.scenario.inherited[name]

else := input.scenario.unread.env

# env_possible answers: is the variable set, in some run?
env_possible(name) := "yes" if input.scenario.set[name]

else := "yes" if input.scenario.maybe[name]

else := "unknown" if input.scenario.inherited[name]

else := input.scenario.unread.env

# env_set answers: is the variable set, in every run, and not known to be empty?
env_set(name) := "no" if input.scenario.set[name] == ""

else := env_present(name)

# env_filled answers: is the variable set, in every run, and never empty?
env_filled(name) := all_of([env_present(name), negate(env_is(name, ""))])

# env_free answers: is the variable unset or empty, in every run?
env_free(name) := "yes" if input.scenario.set[name] == ""

else := negate(env_possible(name))

# env_is answers: has the variable this value, in every run?
env_is(name, text) := answer if {
	answer := word_is(input.scenario.set[name], text)
} else := "no" if {
	input.scenario.unread.env == "no"
	word_is(input.scenario.maybe[name], text) == "no"
} else := "unknown" if {
	env_possible(name) != "no"
} else := "no"

# env_in answers: has the variable one of these values, in every run?
env_in(name, texts) := "yes" if input.scenario.set[name] in texts

else := any_of([env_is(name, text) | some text in texts])

# env_same answers: have the two variables the same value, in every run?
env_same(a, b) := same_word(env_value(a), env_value(b))

# env_value is the value of a variable, and a hole where it is not told.
env_value(name) := told if told := input.scenario.set[name]

else := hole(sprintf("-e %s", [name]))

# env_host is the host of the URL in a variable, and a hole where it is not told.
env_host(name) := told if told := input.scenario.urls[name]

else := hole(sprintf("host of -e %s", [name]))
