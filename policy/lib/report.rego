# METADATA
# description: |
#   What one evaluation answers: the checks of every rule that the engine asks
#   for. A rule whose checks are undefined is missing here, which the engine takes
#   for an error of the run.
package report

checks := object.union_n([packs, own, {"items": data.egg.items.checks}])

packs := {pack: asked |
	some pack, names in input.rules
	asked := {name: data.egg[pack][name].checks | some name in names}
}

own := {pack: asked |
	some pack, names in input.own
	asked := {name: data.own[pack][name].checks | some name in names}
}
