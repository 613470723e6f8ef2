# METADATA
# title: A sandbox runs with the agreed security options
# description: |
#   The sandbox mounts files of the host that carry no SELinux label of a
#   container; without label=disable it cannot read its own work, and a near miss
#   such as label=disabled is taken by the engine in silence and does nothing.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/#security-opt
# custom:
#   id: EGG001
#   name: security-opt
#   severity: error
#   bad: docker run --security-opt label=disabled --name agent egg-sandbox
#   good: docker run --security-opt label=disable --name agent egg-sandbox
#   mend: add --security-opt label=disable before the image, or build the argv with eggbuild
# schemas:
#   - input: schema.scenario
package egg.contract.security_opt

import data.egg.lib

s := input.scenario

wanted := input.config.contract.securityOpt

checks := array.concat([present(option) | some option in wanted], [no_other])

present(option) := {
	"holds": lib.flag_is(s, "security-opt", option),
	"about": ["--security-opt"],
	"flag": "--security-opt",
	"message": sprintf("sandbox launch without --security-opt %s", [option]),
	"mend": sprintf("add --security-opt %s before the image, or build the argv with eggbuild", [option]),
}

no_other := {
	"holds": lib.all_of(array.concat([expected(flag) | some flag in lib.given(s, "security-opt")], lib.beyond(s))),
	"about": ["--security-opt"],
	"flag": "--security-opt",
	"message": sprintf("sandbox launch with the label option %s, which is not the agreed one", [concat(", ", others)]),
	"mend": "take the other label option out",
}

# expected answers: is this the agreed option, or no label option at all?
expected(flag) := lib.any_of([lib.word_in(w, wanted), lib.negate(about_label(w))]) if w := lib.flag_word(flag)

about_label(w) := lib.any_of([lib.starts_with(w, "label="), lib.starts_with(w, "label:")])

others := [lib.show(lib.flag_word(flag)) |
	some flag in lib.given(s, "security-opt")
	expected(flag) == "no"
]
