# METADATA
# title: The values of a sandbox's flags are quoted
# description: |
#   A variable without quotes is no word at all where it is empty, and the flag before
#   it takes the next flag for its value: --name with nothing behind it swallows
#   --network. Asked for sandboxes, and for every launch by `hardening: strict`.
# related_resources:
#   - ref: https://www.gnu.org/software/bash/manual/html_node/Word-Splitting.html
# custom:
#   id: EGG308
#   name: split-word
#   severity: error
#   bad: docker run --name $name --network egg-isolated egg-sandbox
#   good: docker run --name "$name" --network egg-isolated egg-sandbox
#   mend: put the value in double quotes
# schemas:
#   - input: schema.scenario
package egg.argv.split_word

import data.egg.lib

checks := [{
	"holds": holds(use),
	"about": [],
	"because": [lib.show(use.value)],
	"flag": use.flag,
	"message": sprintf("%s has the unquoted value %s: empty, it swallows what follows", [use.flag, lib.show(use.value)]),
} |
	asked
	some use in input.argv.odd
	use.split
	use.name in {"name", "network", "ip", "dns", "add-host", "security-opt", "env"}
]

asked if input.sandbox

asked if input.config.hardening == "strict"

# A flag that may not be there swallows nothing in some runs.
holds(use) := "no" if use.presence == "always"

else := "unknown"
