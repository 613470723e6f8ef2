package egg.lib

# A word is a row of parts: literals, and holes that stand for a string which
# only a run knows. One hole is one string, so two words that share a hole can be
# the same, or provably different, while neither is known. No two literals stand
# side by side, and none is empty.

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
word_in(w, texts) := decide(value(w) in texts) if w.known

else := any_of({answer |
	some text in texts
	answer := word_is(w, text)
})

# same_word answers: are the two the same string in every run?
same_word(a, b) := "yes" if a.parts == b.parts

else := "no" if {
	a.known
	b.known
} else := "yes" if {
	shape(a) == shape(b)
}

else := "no" if {
	rest := unshared(shape(a), shape(b))
	apart(rest[0], rest[1])
} else := "unknown"

# starts_with answers: does the word begin with this text?
starts_with(w, prefix) := "yes" if startswith(lead(w), prefix)

else := "no" if w.known

else := "no" if not startswith(prefix, lead(w))

else := "unknown"

# ends_with answers: does the word end with this text?
ends_with(w, suffix) := "yes" if endswith(tail(w), suffix)

else := "no" if w.known

else := "no" if not endswith(suffix, tail(w))

else := "unknown"

# lead and tail are the literals at the ends: empty where a hole stands there.
lead(w) := w.parts[0].literal if w.parts[0].literal

else := ""

tail(w) := w.parts[count(w.parts) - 1].literal if w.parts[count(w.parts) - 1].literal

else := ""

# lower_word is the word with its literals in lower case.
lower_word(w) := compose([lower_part(part) | some part in w.parts])

lower_part(part) := {"literal": lower(part.literal)} if part.literal

else := part

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

# unshared takes off what two rows of parts have in common at both ends.
unshared(a, b) := [
	array.slice(x, 0, count(x) - trailing),
	array.slice(y, 0, count(y) - trailing),
] if {
	leading := shared(a, b)
	x := array.slice(a, leading, count(a))
	y := array.slice(b, leading, count(b))
	trailing := shared(array.reverse(x), array.reverse(y))
}

# shared counts the equal parts at the start of two rows.
shared(a, b) := count([i |
	some i, _ in a
	every j in numbers.range(0, i) { a[j] == b[j] }
])

# apart holds where no run makes the two rows of parts the same string.
apart(a, b) if {
	all_literal(a)
	not regex.match(pattern(b), literal_text(a))
}

apart(a, b) if {
	all_literal(b)
	not regex.match(pattern(a), literal_text(b))
}

apart(a, b) if {
	x := a[0].literal
	y := b[0].literal
	not startswith(x, y)
	not startswith(y, x)
}

apart(a, b) if {
	x := a[count(a) - 1].literal
	y := b[count(b) - 1].literal
	not endswith(x, y)
	not endswith(y, x)
}

# The same holes with more or fewer literal characters are never as long.
apart(a, b) if {
	sort(row_holes(a)) == sort(row_holes(b))
	count(literal_text(a)) != count(literal_text(b))
}

all_literal(row) if count(row_holes(row)) == 0

row_holes(row) := [part.hole | some part in row]

literal_text(row) := concat("", [part.literal | some part in row])
