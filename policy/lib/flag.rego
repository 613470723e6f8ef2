package egg.lib

# A flag is written down by name: the values of all of that name in the order of
# the argv ("true" for a boolean flag without one), the values of those that are
# there in every run, and the one that counts for a flag that can be given once,
# where that can be told.

# given is the value of every flag of that name.
given(name) := told if told := input.scenario.flags[name].words

else := []

# flag_present answers: is a flag of that name there, in every run?
flag_present(name) := "yes" if input.scenario.flags[name].always[0]

else := "unknown" if input.scenario.flags[name]

else := input.scenario.unread.flag

# flag_possible answers: is a flag of that name there, in some run?
flag_possible(name) := "yes" if input.scenario.flags[name]

else := input.scenario.unread.flag

# flag_is answers: is a flag of that name there with this value, in every run?
flag_is(name, text) := "yes" if text in input.scenario.flags[name].always

else := "unknown" if {
	some word in input.scenario.flags[name].words
	word_is(word, text) != "no"
} else := input.scenario.unread.flag

# flag_only answers: has every flag of that name one of these values, in every
# run? Without any such flag it has.
flag_only(name, texts) := nothing_more if not input.scenario.flags[name]

else := all_of(array.concat([word_in(word, texts) | some word in given(name)], beyond))

# flag_never answers: has no flag of that name one of these values, in any run?
flag_never(name, texts) := nothing_more if not input.scenario.flags[name]

else := all_of(array.concat([negate(word_in(lower_word(word), texts)) | some word in given(name)], beyond))

# flag_value is the value that counts for a flag that can be given once: the last
# one, and a hole where it cannot be told which that is.
flag_value(name) := told if told := input.scenario.flags[name].value

else := hole(sprintf("--%s", [name]))

# switch_on answers: is this boolean flag on, in some run? The last one counts.
switch_on(name) := input.scenario.unread.flag if not input.scenario.flags[name]

else := told if told := truth(input.scenario.flags[name].value)

else := any_of(array.concat([truth(word) | some word in given(name)], beyond))

truth(w) := word_in(w, ["1", "t", "T", "true", "TRUE", "True"])

# flag_set answers: is the flag there, in every run, and not with a value that is
# known to be empty?
flag_set(name) := "no" if input.scenario.flags[name].value == ""

else := flag_present(name)

# flag_says answers: is a flag of that name there with one of these values, letter
# case aside, in every run?
flag_says(name, texts) := "yes" if {
	some word in input.scenario.flags[name].always
	word_in(lower_word(word), texts) == "yes"
} else := "unknown" if {
	some word in given(name)
	word_in(lower_word(word), texts) != "no"
} else := input.scenario.unread.flag

# switch_sure answers: is this boolean flag on, in every run?
switch_sure(name) := told if told := truth(input.scenario.flags[name].value)

else := "unknown" if {
	some word in given(name)
	truth(word) != "no"
} else := input.scenario.unread.flag

# limited answers: does the flag set a limit, in every run? Nothing, zero and what is
# below are none.
limited(name) := all_of([flag_present(name), negate(no_limit(flag_value(name)))])

no_limit(w) := decide(regex.match(`^(-.*|0*(\.0*)?[a-zA-Z]*)$`, w)) if is_string(w)

else := word_in(w, ["", "-1", "0", "0b", "0k", "0m", "0g"])
