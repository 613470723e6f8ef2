package egg.lib

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
