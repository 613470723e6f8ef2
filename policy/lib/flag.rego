package egg.lib

# given is every flag of that name, in the order of the argv.
given(s, name) := [flag | some flag in s.flags; flag.name == name]

# flag_word is the value of a flag; a boolean flag without one reads "true".
flag_word(flag) := word("true") if flag.value == null

else := flag.value

# flag_present answers: is a flag of that name there, in every run?
flag_present(s, name) := "yes" if {
	some flag in given(s, name)
	flag.presence == "always"
} else := "unknown" if count(given(s, name)) > 0

else := "unknown" if open(s)

else := "no"

# flag_possible answers: is a flag of that name there, in some run?
flag_possible(s, name) := "yes" if count(given(s, name)) > 0

else := "unknown" if open(s)

else := "no"

# flag_is answers: is a flag of that name there with this value, in every run?
flag_is(s, name, text) := "yes" if {
	some flag in given(s, name)
	flag.presence == "always"
	word_is(flag_word(flag), text) == "yes"
} else := "unknown" if {
	some flag in given(s, name)
	word_is(flag_word(flag), text) != "no"
} else := "unknown" if open(s)

else := "no"

# flag_only answers: has every flag of that name one of these values, in every
# run? Without any such flag it has.
flag_only(s, name, texts) := all_of(array.concat(answers, beyond(s))) if {
	answers := [word_in(flag_word(flag), texts) | some flag in given(s, name)]
}

# flag_never answers: has no flag of that name one of these values, in any run?
flag_never(s, name, texts) := all_of(array.concat(answers, beyond(s))) if {
	answers := [negate(word_in(lower_word(flag_word(flag)), texts)) | some flag in given(s, name)]
}

# flag_value is the value that counts for a flag that can be given once: the last
# one, and a hole where it cannot be told which that is.
flag_value(s, name) := flag_word(last_given(s, name)) if settled(s, name)

else := hole(sprintf("--%s", [name]))

last_given(s, name) := flags[count(flags) - 1] if flags := given(s, name)

settled(s, name) if {
	last := last_given(s, name)
	last.presence == "always"
	not open_after(s, last.arg)
}

# switch_on answers: is this boolean flag on, in some run? The last one counts.
switch_on(s, name) := truth(flag_word(last_given(s, name))) if settled(s, name)

else := any_of(array.concat(answers, beyond(s))) if {
	answers := [truth(flag_word(flag)) | some flag in given(s, name)]
}

truth(w) := word_in(w, ["1", "t", "T", "true", "TRUE", "True"])

# flag_set answers: is the flag there, in every run, and not with a value that is
# known to be empty?
flag_set(s, name) := "no" if {
	count(given(s, name)) > 0
	word_is(flag_value(s, name), "") == "yes"
} else := flag_present(s, name)
