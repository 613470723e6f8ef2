# METADATA
# title: Nothing takes back what the contract set
# description: |
#   Of two -e for one variable the last wins, and a second network is attached
#   beside the first. What looks right at the head of a long argv is undone at its
#   end.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/#env
# custom:
#   id: EGG014
#   name: contract-override
#   severity: error
#   bad: docker run -e PRIVATE_MODE=true -e PRIVATE_MODE=false egg-sandbox
#   good: docker run -e PRIVATE_MODE=true egg-sandbox
#   mend: set every variable of the contract once
# schemas:
#   - input: schema.scenario
package egg.contract.contract_override

import data.egg.lib

s := input.scenario

variables := array.concat(
	[
		"GATEWAY_URL", "CONTAINER_ID", "RUNTIME_UID", "RUNTIME_GID", "EGG_SESSION_TOKEN", "PRIVATE_MODE",
		"HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "NO_PROXY", "no_proxy",
		"ANTHROPIC_AUTH_METHOD",
	],
	input.config.contract.requireEnv,
)

checks := [set_once, one_network]

set_once := {
	"holds": lib.all_of(array.concat([stands(name) | some name in variables], lib.beyond(s))),
	"about": ["--env"],
	"because": [hole |
		some name in variables
		some hole in doubts(name)
	],
	"message": sprintf("sandbox launch that sets %s again, with another value", [concat(", ", again)]),
	"mend": sprintf("set %s once", [concat(", ", again)]),
}

# doubts is the unknown words that may take the variable back.
doubts(name) := [sprintf("-e %s", [pair.flag.value.text]) |
	some i in array.slice(places(name), 1, count(places(name)))
	pair := words[i]
	keeps(name, words[places(name)[0]], pair) == "unknown"
]

again := [name | some name in variables; stands(name) == "no"]

# stands answers: does nothing take the first value of the variable back?
stands(name) := "yes" if count(places(name)) < 2

else := lib.all_of([answer |
	some i in array.slice(places(name), 1, count(places(name)))
	answer := keeps(name, words[places(name)[0]], words[i])
])

words := lib.env_words(s)

# places is where the variable is set, and after that, where it may be: a name
# that is not known can be any.
places(name) := [i |
	some i in sort(set_at[name] | {i | some i in unknown_at; i > min(set_at[name])})
] if {
	set_at[name]
} else := []

set_at[name] contains i if {
	some i, pair in words
	name := lib.value(pair.name)
}

unknown_at contains i if {
	some i, pair in words
	not pair.name.known
}

keeps(name, first, pair) := lib.any_of([lib.negate(lib.word_is(pair.name, name)), same_value(name, first, pair)])

# The mode is set once, even to the same value: two of them are two opinions.
same_value(name, first, pair) := "no" if {
	name == "PRIVATE_MODE"
} else := lib.same_word(first.value, pair.value) if {
	first.value != null
	pair.value != null
} else := "yes" if {
	first.value == pair.value
} else := "unknown"

one_network := {
	"holds": second_network,
	"about": ["--network"],
	"flag": "--network",
	"message": "sandbox launch with a second --network",
	"mend": "leave one --network",
}

second_network := "no" if count(lib.given(s, "network")) > 1

else := lib.all_of(lib.beyond(s))
