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

checks := [set_once, one_network]

set_once := lib.met if stands == "yes"

else := {
	"holds": stands,
	"about": unsettled,
	"because": [sprintf("-e %s", [rival.text]) | some rival in rivals; rival.stands == "unknown"; not rival.named],
	"message": sprintf("sandbox launch that sets %s again%s", [concat(", ", again), otherwise]),
	"mend": sprintf("set %s once", [concat(", ", again)]),
}

stands := lib.all_of(array.concat([rival.stands | some rival in rivals], lib.beyond))

# unsettled is the variables that do not stay as they are, or may not.
unsettled := sort({rival.name | some rival in rivals; rival.stands != "yes"; rival.named})

otherwise := "" if again == ["PRIVATE_MODE"]

else := ", with another value"

again := sort({rival.name | some rival in rivals; rival.stands == "no"})

# rivals is every -e that comes after another one for a variable of the contract
# and sets it too, or may: each with the answer whether the first one stands.
rivals := [] if input.scenario.repeats == []

else := [{"name": repeat.name, "text": repeat.later.text, "named": is_string(repeat.later.name), "stands": keeps(repeat)} |
	some name in variables
	some repeat in input.scenario.repeats
	repeat.name == name
]

variables := array.concat(
	[
		"GATEWAY_URL", "CONTAINER_ID", "RUNTIME_UID", "RUNTIME_GID", "EGG_SESSION_TOKEN", "PRIVATE_MODE",
		"HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy",
		"ANTHROPIC_AUTH_METHOD",
	],
	input.config.contract.requireEnv,
)

# keeps answers: does the later -e leave the variable as the first one set it?
keeps(repeat) := lib.any_of([lib.negate(lib.word_is(repeat.later.name, repeat.name)), same_value(repeat)])

# The mode is set once, even to the same value: two of them are two opinions.
same_value(repeat) := "no" if {
	repeat.name == "PRIVATE_MODE"
} else := lib.same_word(repeat.first.value, repeat.later.value) if {
	repeat.first.value != null
	repeat.later.value != null
} else := "yes" if {
	repeat.first.value == repeat.later.value
} else := "unknown"

one_network := lib.met if second_network == "yes"

else := {
	"holds": second_network,
	"about": ["--network"],
	"flag": "--network",
	"message": "sandbox launch with a second --network",
	"mend": "leave one --network",
}

second_network := "no" if count(input.scenario.networks) > 1

else := lib.nothing_more
