# METADATA
# description: |
#   What one evaluation answers: the checks of every rule that the engine asks
#   for. A rule whose checks are undefined is missing here, which the engine takes
#   for an error of the run.
package report

checks[pack][name] := data.egg[pack][name].checks if {
	some pack, names in input.rules
	some name in names
}
