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
	"about": array.concat(["--env"], variables),
	"message": sprintf("sandbox launch that sets %s again, with another value", [concat(", ", again)]),
	"mend": sprintf("set %s once", [concat(", ", again)]),
}

again := [name | some name in variables; stands(name) == "no"]

# stands answers: does nothing take the first value of the variable back?
stands(name) := lib.all_of([keeps(name, words[first], pair) |
	words := lib.env_words(s)
	first := [i | some i, pair in words; lib.word_is(pair.name, name) == "yes"][0]
	some i, pair in words
	i > first
])

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
