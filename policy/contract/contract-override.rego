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
	"holds": lib.all_of(array.concat(answers, lib.beyond(s))),
	"about": ["--env"],
	"because": [sprintf("-e %s", [pair.flag.value.text]) | some rival in rivals; rival.stands == "unknown"; pair := rival.pair],
	"message": sprintf("sandbox launch that sets %s again, with another value", [concat(", ", again)]),
	"mend": sprintf("set %s once", [concat(", ", again)]),
}

answers := [rival.stands | some rival in rivals]

again := sort({rival.name | some rival in rivals; rival.stands == "no"})

words := lib.env_words(s)

# names is what each -e sets, in the order of words; null where it is not told.
names := [name_of(pair.name) | some pair in words]

name_of(w) := lib.value(w) if w.known

name_of(w) := null if not w.known

# rivals is every -e that comes after another one for a variable of the contract
# and sets it too, or may: each with the answer whether the first one stands.
rivals := [{"name": name, "pair": words[j], "stands": keeps(name, words[i], words[j])} |
	count(names) > count({name | some name in names; name != null})
	some name in variables
	i := [i | some i, other in names; other == name][0]
	some j, other in names
	j > i
	other in [name, null]
]

# keeps answers: does the later -e leave the variable as the first one set it?
keeps(name, first, later) := lib.any_of([lib.negate(lib.word_is(later.name, name)), same_value(name, first, later)])

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
