# METADATA
# description: |
#   What the contracts of a configuration ask for. Each item is data: a flag or a
#   variable that must be there, or must not, with which values, and under which
#   conditions. This is the one rule for all of them.
# schemas:
#   - input: schema.scenario
package egg.items

import data.egg.lib

# checks is what the item that is asked for comes to.
checks := [check(input.item)]

check(item) := lib.met if holds(item) == "yes"

else := object.union(object.union(flag_field(item), remedy(item)), {
	"holds": holds(item),
	"about": about(item),
	"because": [sprintf("--label-file %s", [lib.show(file)]) | some file in files(item.subject)],
	"message": message(item),
})

# An item is asked of the runs for which its conditions hold. One that no run meets
# fails as soon as some run meets the conditions.
holds(item) := lib.implies(asked(item), wanted(item))

asked(item) := lib.all_of([given(condition.subject, condition.values) | some condition in item.when])

wanted(item) := lib.negate(used(item)) if startswith(item.kind, "no-")

else := lib.any_of([lib.negate(given(item.subject, ["*"])), fits(item)]) if item.optional

else := same(item) if count(item.same) > 0

else := there(item.subject, item.values)

# there answers: does every run give it, with one of these values?
there(subject, values) := lib.address_present if is_address(subject, values)

else := "yes" if {
	some word in always(subject)
	suits(subject, word, values) == "yes"
} else := "unknown" if {
	some word in words(subject)
	suits(subject, word, values) != "no"
} else := lib.any_of(unread(subject))

# given answers: does some run give it, with one of these values?
given(subject, values) := lib.address_possible if is_address(subject, values)

else := lib.any_of(array.concat(
	[suits(subject, word, values) | some word in words(subject)],
	unread(subject),
))

# fits answers: has it the right value wherever it is given?
fits(item) := same(item) if count(item.same) > 0

else := lib.all_of(array.concat(
	[suits(item.subject, word, item.values) | some word in words(item.subject)],
	unread(item.subject),
))

# same answers: does every run give it, with the same value as the other?
same(item) := lib.all_of([
	there(item.subject, []),
	there(item.same[0], []),
	lib.same_word(value(item.subject), value(item.same[0])),
])

# used answers: does some run give what is forbidden?
used(item) := lib.any_of(array.concat(
	[forbidden(item, word) | some word in words(item.subject)],
	unread(item.subject),
))

forbidden(item, word) := lib.all_of([
	suits(item.subject, word, item.values),
	lib.negate(lib.like_any(read(item.subject, word), spellings(item.subject, item.except))),
])

# suits answers: is this one of the values? Where none is asked for, a switch has to
# be on, and anything else not to be known as empty.
suits(subject, word, values) := lib.like_any(read(subject, word), spellings(subject, array.concat(values, whatever(subject)))) if count(values) > 0

else := lib.truth(word) if subject.switch

else := lib.decide(word != "")

# Engines take capabilities in either case and with CAP_ before them or not, ALL for
# each of them, and --security-opt with a colon for the equals sign. So do items.
read(subject, word) := lib.lower_word(word) if of_capabilities(subject)

else := word

spellings(subject, values) := [spelling |
	some value in values
	name := trim_prefix(lower(value), "cap_")
	some spelling in [name, concat("", ["cap_", name])]
] if of_capabilities(subject)

else := [spelling |
	some value in values
	some sign in ["=", ":"]
	spelling := regex.replace(value, `^([^=:*?]+)[=:]`, concat("", ["${1}", sign]))
] if {
	subject.kind == "flag"
	subject.name == "security-opt"
} else := values

whatever(subject) := ["all"] if of_capabilities(subject)

else := []

of_capabilities(subject) if {
	subject.kind == "flag"
	subject.name in ["cap-add", "cap-drop"]
}

# An address can be a part of --network as well.
is_address(subject, values) if {
	subject.kind == "flag"
	subject.name == "ip"
	values == []
}

# words are the values that it has in some run; where only the last one counts and
# that is told, that one.
words(subject) := names(subject) if subject.kind == "env"

else := [network.name | some network in input.scenario.networks] if subject.name == "network"

else := [told] if told := settled(subject)

else := array.concat(lib.given(subject.name), elsewhere(subject))

names(subject) := [told] if told := input.scenario.set[subject.name]

else := [told] if told := input.scenario.maybe[subject.name]

else := []

# settled is the one value that counts.
settled(subject) := told if {
	subject.single
	told := input.scenario.flags[subject.name].value
}

elsewhere(subject) := [lib.hole("--network") | some network in input.scenario.networks; network.addressed != "no"] if {
	subject.name == "ip"
} else := []

# always are the values that it has in every run.
always(subject) := [told | told := input.scenario.set[subject.name]] if subject.kind == "env"

else := [network.name | some network in input.scenario.networks; network.presence == "always"] if subject.name == "network"

else := [told | told := settled(subject)] if subject.single

else := [told | some told in input.scenario.flags[subject.name].always]

# unread is the answer that what nobody has read adds: none where all was read.
unread(subject) := unread_env(subject) if subject.kind == "env"

else := [] if settled(subject)

else := array.concat(lib.beyond, ["unknown" | some _ in files(subject)])

# files are where the engine finds more of it, which nobody has read.
files(subject) := lib.given("label-file") if {
	subject.kind == "flag"
	subject.name == "label"
} else := []

unread_env(subject) := [] if input.scenario.set[subject.name]

else := ["unknown"] if input.scenario.inherited[subject.name]

else := ["unknown"] if input.scenario.unread.env == "unknown"

else := []

# value is what it has in every run, and a hole where that cannot be told.
value(subject) := lib.env_value(subject.name) if subject.kind == "env"

else := input.scenario.networks[0].name if {
	subject.name == "network"
	count(input.scenario.networks) == 1
} else := lib.flag_value(subject.name)

# The rest is what is told of an item that does not hold.

about(item) := array.concat(
	[spelled(item.subject)],
	array.concat([spelled(other) | some other in item.same], [spelled(condition.subject) | some condition in item.when]),
)

spelled(subject) := sprintf("--%s", [subject.name]) if subject.kind == "flag"

else := subject.name

flag_field(item) := {"flag": spelled(item.subject)} if item.subject.kind == "flag"

else := {}

message(item) := sprintf("%s launch %s%s", [item.contract, complaint(item), circumstance(item)])

complaint(item) := sprintf("with %s", [concat(", ", shown(item))]) if {
	startswith(item.kind, "no-")
	count(shown(item)) > 0
} else := sprintf("that may have %s", [spelled(item.subject)]) if startswith(item.kind, "no-")

else := sprintf("with %s, where %s belongs", [concat(", ", shown(item)), expected(item)]) if {
	count(shown(item)) > 0
	expected(item) != ""
} else := sprintf("without %s", [whole(item, wording(item))])

# shown is the item as it stands in the launch, where it does and is not right.
shown(item) := [whole(item, lib.show(word)) |
	some word in words(item.subject)
	amiss(item, word)
]

amiss(item, word) if {
	startswith(item.kind, "no-")
	forbidden(item, word) == "yes"
}

amiss(item, _) if {
	not startswith(item.kind, "no-")
	count(item.same) > 0
}

amiss(item, word) if {
	not startswith(item.kind, "no-")
	count(item.values) > 0
	suits(item.subject, word, item.values) == "no"
}

expected(item) := sprintf("the value of %s", [spelled(item.same[0])]) if count(item.same) > 0

else := wording(item)

wording(item) := concat(" or ", item.values)

# whole puts a value behind the name, as it is written on a command line.
whole(item, value) := spelled(item.subject) if value == ""

else := spelled(item.subject) if {
	item.subject.switch
	value == "true"
} else := sprintf("%s %s", [spelled(item.subject), value]) if {
	item.subject.kind == "flag"
	not item.subject.switch
} else := sprintf("%s=%s", [spelled(item.subject), value])

circumstance(item) := "" if item.when == []

else := sprintf(", under %s", [concat(" and ", [condition_text(condition) | some condition in item.when])])

condition_text(condition) := whole(condition, concat(" or ", condition.values))

# remedy is the words that the item asks for, where it says them and nothing of the
# kind is there; else what is to be done in other words.
remedy(item) := lib.addition(addition(item)) if {
	words(item.subject) == []
	addition(item)
} else := {"mend": mend(item)}

mend(item) := sprintf("take %s out", [concat(", ", shown(item))]) if {
	startswith(item.kind, "no-")
	count(shown(item)) > 0
} else := sprintf("make sure that %s is not given", [spelled(item.subject)]) if startswith(item.kind, "no-")

else := sprintf("give %s the value of %s", [spelled(item.subject), spelled(item.same[0])]) if count(item.same) > 0

else := sprintf("change it to %s", [whole(item, wording(item))]) if count(shown(item)) > 0

else := sprintf("turn %s on", [spelled(item.subject)]) if item.subject.switch

else := sprintf("add --%s VALUE before the image", [item.subject.name]) if item.subject.kind == "flag"

else := sprintf("add -e %s=VALUE before the image", [item.subject.name])

# addition is the words of an item; undefined where it does not say them.
addition(item) := written(item.subject, lib.copied(value(item.same[0]))) if {
	not startswith(item.kind, "no-")
} else := written(item.subject, item.values[0]) if {
	not startswith(item.kind, "no-")
	exact(item)
} else := written(item.subject, "true") if {
	not startswith(item.kind, "no-")
	item.subject.switch
}

written(subject, text) := lib.assigned([[subject.name, text]]) if subject.kind == "env"

else := [spelled(subject)] if {
	subject.switch
	text == "true"
} else := [sprintf("%s=%s", [spelled(subject), text])] if subject.switch

else := [spelled(subject), text]

# exact holds where there is one value to write, and it is no pattern.
exact(item) if {
	count(item.values) > 0
	not regex.match(`[*?]`, item.values[0])
}
