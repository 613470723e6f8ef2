# METADATA
# title: A sandbox carries an item of the contract on every path of a mode, or on none
# description: |
#   A flag or a variable of the contract that a launch passes on one path and not on
#   another, in the same mode, hangs on a condition that has nothing to do with the
#   mode: often a switch that was put in for one case and is off for all others. What
#   a rule of the contract has to say of it is not said again here.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG402
#   name: conditional-contract
#   severity: warning
#   bad: |
#     [ -n "$HELPER" ] && args+=(-e ANTHROPIC_AUTH_METHOD=oauth)
#     docker run "${args[@]}" egg-sandbox
#   good: docker run -e ANTHROPIC_AUTH_METHOD=oauth egg-sandbox
#   mend: pass it on every path of the mode, or on none
# schemas:
#   - input: schema.comparison
package egg.divergence.conditional_contract

import data.egg.lib

checks := array.concat(array.concat(told, open), [lib.met])

told := [{
	"holds": "no",
	"about": [entry.item],
	"flag": entry.item,
	"message": sprintf("%s hangs on a condition that is not the mode: in %s mode it is passed on one path and not on another", [entry.item, input.comparison.mode]),
	"mend": sprintf("pass %s on every path of the mode, or on none", [entry.item]),
} |
	some entry in mentioned
	entry.here == "conditional"
]

open := [{
	"holds": "unknown",
	"about": [entry.item],
	"message": sprintf("it is not known whether %s is passed on every path", [entry.item]),
} |
	some entry in mentioned
	entry.here == "unknown"
]

mentioned := [entry |
	input.comparison.mode != "" # of sandboxes alone
	some entry in input.comparison.items
	entry.contract
	not entry.told
]
