# METADATA
# title: A private sandbox resolves no outside names
# description: |
#   With 0.0.0.0 as its only resolver a program that ignores the proxy cannot find
#   an outside host. A second --dns is tried when the first does not answer, and
#   so opens what the first one closed.
# related_resources:
#   - ref: https://docs.docker.com/engine/network/#dns-services
# custom:
#   id: EGG002
#   name: dns-lockdown
#   severity: error
#   bad: docker run --network egg-isolated -e PRIVATE_MODE=true egg-sandbox
#   good: docker run --network egg-isolated --dns 0.0.0.0 -e PRIVATE_MODE=true egg-sandbox
#   mend: add --dns 0.0.0.0 before the image, or build the argv with eggbuild
# schemas:
#   - input: schema.scenario
package egg.contract.dns_lockdown

import data.egg.lib

checks := [] if input.mode == "public"

checks := [locked, no_other] if input.mode == "private"

locked := lib.met if lib.flag_is("dns", "0.0.0.0") == "yes"

else := object.union(remedy, {
	"holds": lib.flag_is("dns", "0.0.0.0"),
	"about": ["--dns"],
	"flag": "--dns",
	"message": "private sandbox launch without DNS lockdown",
})

remedy := lib.contract_addition(["--dns", "0.0.0.0"]) if count(lib.given("dns")) == 0

else := {"mend": "change it to --dns 0.0.0.0"}

no_other := lib.met if alone == "yes"

else := {
	"holds": alone,
	"about": ["--dns"],
	"flag": "--dns",
	"message": sprintf("private sandbox launch with the resolver %s", [concat(", ", others)]),
	"mend": "leave --dns 0.0.0.0 as the only --dns",
}

alone := lib.flag_only("dns", ["0.0.0.0"])

others := [lib.show(word) | some word in lib.given("dns"); lib.word_is(word, "0.0.0.0") == "no"]
