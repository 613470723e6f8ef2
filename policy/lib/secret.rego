package egg.lib

# A suspect is an -e with a known value that its name, which may be unknown, makes
# worth asking, or with any value that looks like a credential. The engine finds them.

# exposed answers: does this suspect carry a credential as a literal? By the look of
# the value, whatever its name; else by the name, unless the value is a stand-in.
exposed(variable) := "yes" if variable.looks

else := "no" if stand_in(variable)

else := "yes" if is_string(variable.name)

else := "unknown"

# stand_in holds for a value that is none; a session token has no stand-ins.
stand_in(variable) if variable.value == ""

stand_in(variable) if {
	word_is(variable.name, "EGG_SESSION_TOKEN") != "yes"
	regex.match(`^(changeme|change-me|dummy|placeholder|example|none|null|true|false|x+|\*+|<.*>|your[-_].*)$`, lower(variable.value))
}

# A number is no password, where it may be a count of tokens.
stand_in(variable) if {
	word_is(variable.name, "EGG_SESSION_TOKEN") != "yes"
	is_string(variable.name)
	endswith(upper(variable.name), "TOKEN")
	regex.match(`^[0-9]{1,6}$`, variable.value)
}
