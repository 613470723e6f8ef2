package egg.lib

# networks is every `--network`, with the fields of the long form
# (`name=X,ip=Y,…`) taken apart.
networks(s) := [network |
	some flag in given(s, "network")
	network := network_of(flag_word(flag), flag)
]

network_of(w, flag) := {"name": network_name(fields), "fields": fields, "flag": flag} if {
	fields := csv_fields(w)
	fields[0].found == "yes"
} else := {"name": w, "fields": [], "flag": flag}

network_name(fields) := csv_values(fields, ["name"])[0] if count(csv_values(fields, ["name"])) > 0

else := word("default")

# csv_fields takes KEY=VALUE,KEY=VALUE apart.
csv_fields(w) := [{"key": at.before, "value": at.after, "found": at.found} |
	some piece in split_word(w)
	at := cut(piece, "=")
]

# csv_values is the value of every field that has, or may have, one of these keys.
csv_values(fields, keys) := [csv_value(field, answer) |
	some field in fields
	answer := word_in(field.key, keys)
	answer != "no"
]

csv_value(field, "yes") := field.value

csv_value(field, "unknown") := hole(sprintf("value of %s", [field.key.text]))

# user_defined answers: is this the name of a network that somebody made?
user_defined(name) := all_of([
	negate(word_in(name, ["", "host", "none", "bridge", "default", "private", "pasta", "slirp4netns"])),
	negate(any_of([starts_with(name, prefix) | some prefix in ["container:", "ns:", "slirp4netns:", "pasta:", "bridge:"]])),
])
