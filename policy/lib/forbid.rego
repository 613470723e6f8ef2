package egg.lib

# forbidden is the check that something is not there: it holds where the answer to
# whether it is there, in some run, is "no".
forbidden(there, option, message) := met if there == "no"

else := {
	"holds": negate(there),
	"about": [option],
	"flag": option,
	"message": message,
}

# required is the check that something is there, in every run.
required(there, option, message) := met if there == "yes"

else := {
	"holds": there,
	"about": [option],
	"flag": option,
	"message": message,
}

# left_to_contract holds where a rule of the contract is asked of the launch, which
# says what is to be said.
left_to_contract(id) if input.contract[id]

# security answers: is a security option of this name given with one of these
# values, in some run? Options without a value have the empty one.
security(name, values) := any_of(array.concat(beyond, [all_of([word_is(option.name, name), word_in(lower_word(option.value), values)]) |
	some option in input.scenario.normal.security
]))
