# METADATA
# description: |
#   What one evaluation answers: the checks of every rule that the engine asks
#   for. A rule whose checks are undefined is missing here, which the engine takes
#   for an error of the run.
package report

checks := object.union(packs, {"items": data.egg.items.checks})

packs := {pack: asked |
	some pack, names in input.rules
	asked := {name: data.egg[pack][name].checks | some name in names}
}
