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

wanted := input.config.contract.securityOpt

checks := array.concat([present(option) | some option in wanted], [no_other])

present(option) := lib.met if lib.flag_is("security-opt", option) == "yes"

else := object.union(remedy(option), {
	"holds": lib.flag_is("security-opt", option),
	"about": ["--security-opt"],
	"flag": "--security-opt",
	"message": sprintf("sandbox launch without --security-opt %s", [option]),
})

remedy(option) := lib.contract_addition(["--security-opt", option]) if count(others) == 0

else := {"mend": sprintf("change it to --security-opt %s", [option])}

no_other := lib.met if none_besides == "yes"

else := {
	"holds": none_besides,
	"about": ["--security-opt"],
	"flag": "--security-opt",
	"message": sprintf("sandbox launch with the label option %s, which is not the agreed one", [concat(", ", others)]),
	"mend": "take the other label option out",
}

none_besides := lib.all_of(array.concat([expected(word) | some word in lib.given("security-opt")], lib.beyond))

# expected answers: is this the agreed option, or no label option at all?
expected(w) := "yes" if w in wanted

else := lib.any_of([lib.word_in(w, wanted), lib.negate(about_label(w))])

about_label(w) := lib.any_of([lib.starts_with(w, "label="), lib.starts_with(w, "label:")])

others := [lib.show(word) | some word in lib.given("security-opt"); expected(word) == "no"]
