# METADATA
# description: |
#   What the engine does with a launch before it asks the rules, written once more
#   in Rego for their tests: words are taken apart, flags and variables found by
#   name. A test of the engine holds the two to each other.
package egg.reading

import data.egg.lib

# facts is the input of a rule, as the engine makes it from a launch: every value
# is taken apart, and every flag and variable is found by its name.
facts(doc) := object.union(object.remove(doc, ["scenario"]), {"scenario": scenario(doc.scenario)})

scenario(s) := {
	"flags": {name: flags(s, name) | some flag in s.flags; name := flag.name; name != "env"},
	"set": {name: fact(v.value) | some name, v in s.env; v.value != null; v.presence == "always"},
	"maybe": {name: fact(v.value) | some name, v in s.env; v.value != null; v.presence != "always"},
	"inherited": {name: v.presence | some name, v in s.env; v.value == null},
	"urls": {name: fact(url_host(v.value)) |
		some name, v in s.env
		name in {"GATEWAY_URL", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"}
		v.value != null
		v.presence == "always"
	},
	"entries": {name: [fact(piece) | some piece in split_word(v.value)] |
		some name, v in s.env
		name in {"NO_PROXY", "no_proxy"}
		v.value != null
		v.presence == "always"
	},
	"unread": {"flag": may_be(s, false), "env": may_be(s, s.envOpen)},
	"variables": [variable(pair) | some pair in env_words(s)],
	"suspects": [object.union(variable(pair), {"looks": looks_secret(pair.value)}) |
		some pair in env_words(s)
		pair.value != null
		suspicious(pair)
	],
	"leaky": count([word |
		some word in array.concat(
			[flag.value | some flag in s.flags; flag.name != "env"; flag.value],
			[element.word | some element in s.command; element.word],
		)
		looks_secret(word)
	]) > 0,
	"repeats": repeats(env_words(s)),
	"networks": [{
		"name": fact(network.name),
		"addressed": addressed(network.fields),
		"presence": network.flag.presence,
	} |
		some network in networks(s)
	],
	"hosts": [{"host": fact(added.host), "address": fact(added.address), "presence": added.flag.presence} |
		some added in added_hosts(s)
	],
	"names": names(s),
	"mounts": {
		"sources": [fact(mount.path) | some mount in mount_sources(s)],
		"targets": [fact(mount.path) | some mount in mount_targets(s)],
	},
	"capabilities": [fact(piece) | some flag in given(s, "cap-add"); some piece in split_word(flag_word(flag))],
}

# fact is a word as rules see it: its text, or what is known of it.
fact(null) := null

fact(w) := value(w) if w.known

fact(w) := object.union(place(w), {
	"text": w.text,
	"parts": shape(w),
	"pattern": pattern(w.parts),
	"lead": lead(w),
	"tail": object.get(w.parts[count(w.parts) - 1], "literal", ""),
}) if {
	not w.known
}

place(w) := {"place": object.get(w.parts[0], "source", "")} if w.parts[0].hole

else := {}

flags(s, name) := object.union(settled_value(s, name), {
	"words": [fact(flag_word(flag)) | some flag in given(s, name)],
	"always": [fact(flag_word(flag)) | some flag in given(s, name); flag.presence == "always"],
})

settled_value(s, name) := {"value": fact(flag_word(last_given(s, name)))} if settled(s, name)

else := {}

may_be(s, more) := "unknown" if open(s)

else := "unknown" if {
	more
}

else := "no"

variable(pair) := {"name": fact(pair.name), "value": fact(pair.value), "text": pair.flag.value.text}

# suspicious holds for a name and a value that may be a credential.
suspicious(pair) if looks_secret(pair.value)

else if {
	pair.value.known
	not pair.name.known
}

else if {
	pair.value.known
	regex.match(secret_name, upper(value(pair.name)))
}

secret_name := `(^|_)(TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY|PRIVATE_KEY|SECRET_KEY|CREDENTIALS?)$`

default looks_secret(_) := false

looks_secret(w) if {
	some part in w.parts
	regex.match(secret_look, object.get(part, "literal", ""))
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

repeats(words) := [{"name": name, "first": variable(words[i]), "later": variable(words[j])} |
	some i, pair in words
	name := value(pair.name)
	count([k | some k in numbers.range(0, i); k < i; value(words[k].name) == name]) == 0
	some j, later in words
	j > i
	not other_name(later.name, name)
]

other_name(w, name) if value(w) != name

names(s) := array.concat(
	array.concat(hostnames(s), [{"name": fact(flag_word(flag)), "flag": "--network-alias"} | some flag in given(s, "network-alias")]),
	array.concat(
		[{"name": fact(alias(flag_word(flag))), "flag": "--link"} | some flag in given(s, "link")],
		[{"name": fact(lower_word(value)), "flag": "--network"} |
			some network in networks(s)
			some value in csv_values(network.fields, ["alias"])
		],
	),
)

addressed(fields) := lib.any_of([word_is(field.key, "ip") |
	some field in fields
	not empty(field)
])

empty(field) if {
	field.found == "yes"
	value(field.value) == ""
}

hostnames(s) := [{"name": fact(name), "flag": "--hostname"} |
	some flag in given(s, "hostname")
	some name in array.concat(
		array.concat([flag_word(flag)], short_name(flag_word(flag))),
		[dotted(flag_word(flag).parts, flag_word(domain).parts) | some domain in given(s, "domainname")],
	)
]

# dotted joins two rows of parts with a dot, which is one literal with what stands
# beside it.
dotted(a, b) := compose(array.concat(
	array.slice(a, 0, last),
	array.concat(
		[{"literal": concat(".", [
			concat("", [part.literal | some part in array.slice(a, last, count(a))]),
			concat("", [part.literal | some part in array.slice(b, 0, first)]),
		])}],
		array.slice(b, first, count(b)),
	),
)) if {
	last := count(a) - count([i | a[i].literal; i == count(a) - 1])
	first := count([i | b[i].literal; i == 0])
}

short_name(w) := [at.before] if {
	at := cut(w, `\.`)
	at.found == "yes"
} else := []

alias(w) := at.after if {
	at := cut(w, ":")
	at.found == "yes"
} else := w

# word makes the known word that reads as the text.
word(text) := {"text": text, "known": true, "parts": [{"literal": text}]} if text != ""

word("") := {"text": "", "known": true, "parts": []}

# hole makes a word of which nothing is known, under an identity of its own.
hole(id) := {"text": id, "known": false, "parts": [{"hole": id, "source": id}]}

# value is the text of a known word, and undefined for any other.
value(w) := w.parts[0].literal if w.known

value(w) := "" if w.parts == []

# show is how a message tells a word: its value, or its source text.
show(w) := value(w) if w.known

else := w.text

# word_is answers: does the word read as this text?
word_is(w, text) := "yes" if value(w) == text

else := "no" if w.known

else := "no" if not regex.match(pattern(w.parts), text)

else := "unknown"

# word_in answers: does the word read as one of these texts?
word_in(w, texts) := lib.decide(value(w) in texts) if w.known

else := lib.any_of({answer |
	some text in texts
	answer := word_is(w, text)
})

# lead and tail are the literals at the ends: empty where a hole stands there.
lead(w) := w.parts[0].literal if w.parts[0].literal

else := ""

# compose makes a word of parts.
compose(parts) := {
	"text": concat("", [part_text(part) | some part in parts]),
	"known": count([part | some part in parts; part.hole]) == 0,
	"parts": parts,
}

part_text(part) := part.source if part.hole

else := part.literal

# literal is the parts of a text: none for the empty one.
literal("") := []

literal(text) := [{"literal": text}] if text != ""

# pattern is a regular expression that matches every string the parts can be.
pattern(parts) := sprintf("(?s)^%s$", [concat("", [part_pattern(part) | some part in parts])])

part_pattern(part) := ".*" if part.hole

else := regex.replace(part.literal, `[.*+?()|\[\]{}^$\\]`, `\$0`)

# shape is the parts with nothing but what makes them equal: the same hole can be
# written in two ways.
shape(w) := [part_shape(part) | some part in w.parts]

part_shape(part) := {"hole": part.hole} if part.hole

else := {"literal": part.literal}

# cut parts a word at the first place where a literal matches the separator, a
# regular expression. "found" is "unknown" where only a hole could hold one; then,
# and where there is none, "before" is the whole word.
#
# A hole that stands before a literal separator is taken to hold none itself: the
# words cut here are HOST:IP, PATH:PATH, KEY=VALUE and addresses, and the engine
# refuses or reads the same way a word whose hole brings a separator of its own.
cut(w, separator) := {"found": "yes", "before": before, "after": after} if {
	text := value(w)
	match := regex.find_n(separator, text, 1)[0]
	start := indexof(text, match)
	before := word(substring(text, 0, start))
	after := word(substring(text, start + count(match), -1))
} else := {"found": "no", "before": w, "after": word("")} if {
	w.known
} else := {"found": "yes", "before": before, "after": after} if {
	at := cut_part(w, separator)
	text := w.parts[at].literal
	match := regex.find_n(separator, text, 1)[0]
	start := indexof(text, match)
	left := substring(text, 0, start)
	right := substring(text, start + count(match), -1)
	before := compose(array.concat(array.slice(w.parts, 0, at), literal(left)))
	after := compose(array.concat(literal(right), array.slice(w.parts, at + 1, count(w.parts))))
} else := {"found": "unknown", "before": w, "after": hole(sprintf("after %s", [w.text]))}

cut_part(w, separator) := [i |
	some i, part in w.parts
	regex.match(separator, part.literal)
][0]

# split_word parts a word at every literal comma; blanks around a piece of nothing
# but text are dropped. A hole is taken to hold no comma.
split_word(w) := [trimmed(compose(parts)) |
	some n in numbers.range(0, commas(w.parts))
	parts := [piece |
		some i, _ in w.parts
		some piece in comma_piece(w.parts, i, n)
	]
]

# comma_piece is what the part at i gives to the piece at n: one part or none.
comma_piece(parts, i, n) := literal(text) if {
	at := n - commas(array.slice(parts, 0, i))
	text := split(parts[i].literal, ",")[at]
} else := [parts[i]] if {
	parts[i].hole
	commas(array.slice(parts, 0, i)) == n
} else := []

commas(parts) := sum([strings.count(part.literal, ",") | some part in parts])

trimmed(w) := word(trim_space(value(w))) if w.known

else := w

# url_host is the host of a URL, or of HOST:PORT. It is a hole where the word may
# begin with a scheme that is not told.
url_host(w) := bare_host(cut(cut(w, "://").after, "@")) if cut(w, "://").found == "yes"

else := bare_host(cut(w, "@")) if lead(w) != ""

else := hole(sprintf("host of %s", [w.text]))

# bare_host takes the user's name before the host, and the port behind it, away.
bare_host(at) := host_alone(at.after) if at.found == "yes"

else := host_alone(at.before)

host_alone(w) := cut(cut(w, `\[`).after, `\]`).before if startswith(lead(w), "[")

else := cut(w, "[:/?#]").before

# added_hosts is every `--add-host`, as a host and an address.
added_hosts(s) := [{"host": at.before, "address": at.after, "flag": flag} |
	some flag in given(s, "add-host")
	at := cut(flag_word(flag), "[:=]")
]

# given is every flag of that name, in the order of the argv.
given(s, name) := [flag | some flag in s.flags; flag.name == name]

# flag_word is the value of a flag; a boolean flag without one reads "true".
flag_word(flag) := word("true") if flag.value == null

else := flag.value

last_given(s, name) := flags[count(flags) - 1] if flags := given(s, name)

settled(s, name) if {
	last := last_given(s, name)
	last.presence == "always"
	not open_after(s, last.arg)
}

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

mount_sources(s) := array.concat(
	[{"path": volume.source, "flag": "--volume"} | some volume in volumes(s)],
	[{"path": path, "flag": "--mount"} |
		some fields in mount_fields(s)
		some path in array.concat(csv_values(fields, ["source", "src"]), driver_devices(fields))
	],
)

# driver_devices is what a volume of the local driver is bound to.
driver_devices(fields) := [option.after |
	some value in csv_values(fields, ["volume-opt"])
	option := cut(value, "=")
	word_is(option.before, "device") != "no"
]

mount_targets(s) := array.concat(
	array.concat(
		[{"path": volume.target, "flag": "--volume"} | some volume in volumes(s)],
		[{"path": cut(flag_word(flag), ":").before, "flag": "--tmpfs"} | some flag in given(s, "tmpfs")],
	),
	[{"path": path, "flag": "--mount"} |
		some fields in mount_fields(s)
		some path in csv_values(fields, ["target", "dst", "destination"])
	],
)

mount_fields(s) := [fields_of_mount(flag_word(flag)) | some flag in given(s, "mount")]

fields_of_mount(w) := csv_fields(w)

# What is no record mounts anything anywhere.
fields_of_mount(w) := [{"key": word(key), "value": hole(sprintf("value of %s", [w.text])), "found": "yes"} | some key in ["source", "target"]] if {
	not csv_fields(w)
}

# volumes is every `--volume`, taken apart at its colons.
volumes(s) := [volume_of(flag_word(flag)) | some flag in given(s, "volume")]

volume_of(w) := {"source": first.before, "target": cut(first.after, ":").before} if {
	first := cut(w, ":")
	first.found == "yes"
} else := {"source": word(""), "target": w} if w.known

else := {"source": w, "target": w}

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

network_name(fields) := lower_word(csv_values(fields, ["name"])[0]) if count(csv_values(fields, ["name"])) > 0

else := word("default")

# csv_fields takes KEY=VALUE,KEY=VALUE apart, one record of CSV: it is undefined
# for what is none. Keys have no case.
csv_fields(w) := [{"key": lower_word(at.before), "value": at.after, "found": at.found} |
	some i, field in texts
	at := cut(trimmed(compose(unmarked(field, marks_before(texts, i), w))), "=")
] if {
	texts := csv_texts(marked(w))
}

# csv_texts is the fields of a record of one line.
csv_texts(text) := [unquoted(match[1]) | some match in regex.find_all_string_submatch_n(`,("(?:[^"]|"")*"|[^",]*)`, line, -1)] if {
	text != ""
	line := concat("", [",", text])
	regex.match(`^(?:,(?:"(?:[^"]|"")*"|[^",]*))+$`, line)
}

unquoted(text) := replace(substring(text, 1, count(text) - 2), `""`, `"`) if startswith(text, `"`)

else := text

# marked is the text of a word with a mark for each hole, and unmarked puts them
# back from the one at a place on.
marked(w) := concat("", [object.get(part, "literal", "\u0000") | some part in w.parts])

unmarked(text, from, w) := [piece |
	pieces := split(text, "\u0000")
	some i, plain in pieces
	some piece in array.concat(literal(plain), array.slice(word_holes(w), from + i, from + min([i + 1, count(pieces) - 1])))
]

word_holes(w) := [part | some part in w.parts; part.hole]

marks_before(texts, i) := sum([strings.count(text, "\u0000") | some text in array.slice(texts, 0, i)])

lower_word(w) := compose([lower_part(part) | some part in w.parts])

lower_part(part) := part if part.hole

else := {"literal": lower(part.literal)}

# csv_values is the value of every field that has, or may have, one of these keys.
csv_values(fields, keys) := [csv_value(field, answer) |
	some field in fields
	answer := word_in(field.key, keys)
	answer != "no"
]

csv_value(field, "yes") := field.value

csv_value(field, "unknown") := hole(sprintf("value of %s", [field.key.text]))

open(s) if count(open_gaps(s)) > 0

# Without an image, what is not known may hold it, and options before it.
open(s) if {
	s.image == null
	some element in s.argv
	not element.word.known
}

# open_after holds where options nobody has read may follow this argument.
open_after(s, arg) if {
	some gap in open_gaps(s)
	gap.arg >= arg
}

open_after(s, _) if {
	open(s)
	count(open_gaps(s)) == 0
}

open_gaps(s) := [gap |
	some gap in s.gaps
	not s.argv[gap.arg].gap.as
	not in_command(s, gap.arg)
]

in_command(s, arg) if {
	s.image != null
	arg >= count(s.argv) - count(s.command)
}
