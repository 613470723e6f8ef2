# METADATA
# title: A container with a memory limit does not swap
# description: |
#   Where --memory-swap is not given, a container may swap as much again as its limit
#   allows. What should be stopped then makes the whole host slow. The same value for
#   both means no swap at all.
# related_resources:
#   - ref: https://docs.docker.com/engine/containers/resource_constraints/
# custom:
#   id: ACME010
#   name: no-swap
#   severity: error
#   bad: docker run --memory 512m worker
#   good: docker run --memory 512m --memory-swap 512m worker
#   mend: add --memory-swap with the value of --memory
package own.limits.no_swap

import data.egg.lib

checks := [{
	"holds": lib.implies(lib.flag_present("memory"), same),
	"about": ["--memory", "--memory-swap"],
	"flag": "--memory-swap",
	"message": "launch with a memory limit that may swap",
}]

# Neither value has to be known for the two to be one.
same := lib.all_of([
	lib.flag_present("memory-swap"),
	lib.same_word(lib.flag_value("memory-swap"), lib.flag_value("memory")),
])
