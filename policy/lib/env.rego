package egg.lib

# env_open holds where variables may be set that nobody has read.
env_open(s) if s.envOpen

env_open(s) if open(s)

# env_present answers: is the variable set, in every run? One that is taken from
# the caller's environment is set only where the caller has it.
env_present(s, name) := "yes" if {
	s.env[name].presence == "always"
	s.env[name].value != null
} else := "unknown" if s.env[name]

else := "unknown" if env_open(s)

else := "no"

# env_possible answers: is the variable set, in some run?
env_possible(s, name) := "yes" if {
	s.env[name]
	s.env[name].value != null
} else := "unknown" if s.env[name]

else := "unknown" if env_open(s)

else := "no"

# env_set answers: is the variable set, in every run, and not known to be empty?
env_set(s, name) := "no" if env_is(s, name, "") == "yes"

else := env_present(s, name)

# env_filled answers: is the variable set, in every run, and never empty?
env_filled(s, name) := all_of([env_present(s, name), negate(env_is(s, name, ""))])

# env_free answers: is the variable unset or empty, in every run?
env_free(s, name) := "yes" if env_is(s, name, "") == "yes"

else := negate(env_possible(s, name))

# env_is answers: has the variable this value, in every run?
env_is(s, name, text) := word_is(s.env[name].value, text) if {
	env_present(s, name) == "yes"
} else := "no" if {
	env_possible(s, name) == "yes"
	not env_open(s)
	word_is(s.env[name].value, text) == "no"
} else := "unknown" if {
	env_possible(s, name) != "no"
}

else := "no"

# env_in answers: has the variable one of these values, in every run?
env_in(s, name, texts) := any_of([env_is(s, name, text) | some text in texts])

# env_same answers: have the two variables the same value, in every run?
env_same(s, a, b) := same_word(env_value(s, a), env_value(s, b))

# env_value is the value of a variable, and a hole where it is not told.
env_value(s, name) := s.env[name].value if env_present(s, name) == "yes"

else := hole(sprintf("-e %s", [name]))

# env_words is every `-e` of the argv in its order, as a name and a value. A value
# of null is taken from the caller's environment.
env_words(s) := [pair |
	some flag in given(s, "env")
	pair := env_pair(flag)
]

env_pair(flag) := {"name": word(substring(text, 0, at)), "value": word(substring(text, at + 1, -1)), "flag": flag} if {
	text := value(flag.value)
	at := indexof(text, "=")
	at >= 0
} else := {"name": at.before, "value": at.after, "flag": flag} if {
	at := cut(flag.value, "=")
	at.found == "yes"
} else := {"name": flag.value, "value": null, "flag": flag}
