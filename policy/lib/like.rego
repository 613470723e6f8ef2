package egg.lib

# word_like answers: does the word fit this pattern? In a pattern `*` stands for any
# characters and `?` for one.
word_like(w, wild) := word_is(w, wild) if not regex.match(`[*?]`, wild)

else := decide(regex.match(wild_pattern(wild), w)) if is_string(w)

else := "yes" if regex.match(wild_pattern(wild), marked(w.parts))

else := "no" if clash(w, wild)

else := "unknown"

# like_any answers: does the word fit one of these patterns?
like_any(w, patterns) := any_of([word_like(w, wild) | some wild in patterns])

# marked is what is known of a word, with a mark for each hole that nothing but a
# `*` can stand for.
marked(parts) := concat("", [object.get(part, "literal", "\u0000") | some part in parts])

wild_pattern(wild) := sprintf("(?s)^%s$", [replace(replace(regex.replace(wild, `[.+()|\[\]{}^$\\]`, `\$0`), "*", ".*"), "?", "[^\u0000]")])

# clash holds where what is known at either end is not what the pattern has there.
clash(w, wild) if not prefixes(w.lead, split_wild(wild)[0])

clash(w, wild) if {
	ends := split_wild(wild)
	not suffixes(w.tail, ends[count(ends) - 1])
}

# split_wild is the texts between the wildcards.
split_wild(wild) := regex.split(`[*?]`, wild)

prefixes(a, b) if startswith(a, b)

prefixes(a, b) if startswith(b, a)

suffixes(a, b) if endswith(a, b)

suffixes(a, b) if endswith(b, a)
