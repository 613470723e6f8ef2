package egg.lib

# A word that is known is its text. Any other is an object that the engine makes:
# its text as it reads in the source, its parts (literals, and holes that stand
# for a string which only a run knows), a pattern that matches every string it can
# be, and the literals at its ends. One hole is one string, so two words that
# share a hole can be the same, or provably different, while neither is known. No
# two literals stand side by side, and none is empty.

# hole makes a word of which nothing is known, under an identity of its own.
hole(id) := {"text": id, "parts": [{"hole": id}], "pattern": "(?s)^.*$", "lead": "", "tail": ""}

# show is how a message tells a word: its value, or its source text.
show(w) := w if is_string(w)

else := w.text

# word_is answers: does the word read as this text?
word_is(w, text) := "yes" if w == text

else := "no" if is_string(w)

else := "no" if {
	pattern := w.pattern
	not regex.match(pattern, text)
} else := "unknown"

# word_in answers: does the word read as one of these texts?
word_in(w, texts) := "yes" if w in texts

else := "no" if is_string(w)

else := any_of({answer |
	some text in texts
	answer := word_is(w, text)
})

# same_word answers: are the two the same string in every run?
same_word(a, b) := "yes" if a == b

else := word_is(b, a) if is_string(a)

else := word_is(a, b) if is_string(b)

else := "yes" if a.parts == b.parts

else := "no" if {
	rest := unshared(a.parts, b.parts)
	apart(rest[0], rest[1])
} else := "unknown"

# starts_with answers: does the word begin with this text?
starts_with(w, prefix) := decide(startswith(w, prefix)) if is_string(w)

else := "yes" if startswith(w.lead, prefix)

else := "no" if not startswith(prefix, w.lead)

else := "unknown"

# ends_with answers: does the word end with this text?
ends_with(w, suffix) := decide(endswith(w, suffix)) if is_string(w)

else := "yes" if endswith(w.tail, suffix)

else := "no" if not endswith(suffix, w.tail)

else := "unknown"

# lower_word is the word in lower case, for a comparison with texts.
lower_word(w) := lower(w) if is_string(w)

else := object.union(w, {
	"pattern": lower(w.pattern),
	"parts": [lower_part(part) | some part in w.parts],
	"lead": lower(w.lead),
	"tail": lower(w.tail),
})

lower_part(part) := part if part.hole

else := {"literal": lower(part.literal)}

# literals are what is known of a word, piece by piece.
literals(w) := [w] if is_string(w)

else := [part.literal | some part in w.parts]

# pattern is a regular expression that matches every string the parts can be.
pattern(parts) := sprintf("(?s)^%s$", [concat("", [part_pattern(part) | some part in parts])])

part_pattern(part) := ".*" if part.hole

else := regex.replace(part.literal, `[.*+?()|\[\]{}^$\\]`, `\$0`)

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
