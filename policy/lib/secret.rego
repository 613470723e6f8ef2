package egg.lib

# suspects is every -e with a value that its name or its look makes worth asking.
# One look at all of them together spares most launches a look at each.
suspects := [variable |
	some variable in input.scenario.variables
	variable.value != null
	suspicious(variable)
] if {
	look_closer
} else := [variable |
	some variable in input.scenario.variables
	variable.name in suspicious_names
	variable.value != null
]

look_closer if input.scenario.spelled.unnamed

look_closer if regex.match(secret_look, input.scenario.spelled.values)

suspicious_names := regex.find_n(sprintf("(?im)^.*%s", [secret_name]), input.scenario.spelled.names, -1)

suspicious(variable) if may_be_secret(variable.name)

suspicious(variable) if looks_secret(variable.value)

# exposed answers: does this -e carry a credential as a literal? By the look of
# the value, whatever its name; else by the name, unless the value is a stand-in.
exposed(variable) := "yes" if looks_secret(variable.value)

else := "no" if not is_string(variable.value)

else := "no" if stand_in(variable)

else := "yes" if is_string(variable.name)

else := "unknown"

may_be_secret(name) if not is_string(name)

may_be_secret(name) if regex.match(secret_name, upper(name))

secret_name := `(^|_)(TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY|PRIVATE_KEY|SECRET_KEY|CREDENTIALS?)$`

# stand_in holds for a value that is none; a session token has no stand-ins.
stand_in(variable) if variable.value == ""

stand_in(variable) if {
	word_is(variable.name, "EGG_SESSION_TOKEN") != "yes"
	regex.match(`^(changeme|change-me|dummy|placeholder|example|none|null|true|false|x+|\*+|<.*>|your[-_].*|[0-9]{1,6})$`, lower(variable.value))
}

# looks_secret holds where a literal has the form of a well-known credential.
looks_secret(w) if {
	some literal in literals(w)
	regex.match(secret_look, literal)
}

secret_look := concat("|", [
	`\bgh[pousr]_[A-Za-z0-9]{20,}`,
	`\bgithub_pat_[A-Za-z0-9_]{20,}`,
	`\bglpat-[A-Za-z0-9_-]{16,}`,
	`\bsk-[A-Za-z0-9_-]{20,}`,
	`\bxox[abposr]-[A-Za-z0-9-]{10,}`,
	`\bAKIA[0-9A-Z]{16}\b`,
	`\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.`,
	`-----BEGIN [A-Z ]*PRIVATE KEY-----`,
])
