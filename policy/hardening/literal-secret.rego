# METADATA
# title: No credential stands on the command line
# description: |
#   What stands on a command line is in the source, in the list of processes, in
#   the history of the shell and in what the engine tells of the container.
#   Variables are told by their names and by the look of their values, all other
#   words by their look. A concrete command line, which is nobody's source, is left
#   alone.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
# custom:
#   id: EGG220
#   name: literal-secret
#   severity: warning
#   owasp: ["12"]
#   bad: docker run -e API_KEY=5f2c9a7be1d04c63 img
#   good: docker run -e API_KEY img
#   mend: hand it over by the environment (-e NAME) or a file
# schemas:
#   - input: schema.scenario
package egg.hardening.literal_secret

import data.egg.lib

checks := [] if input.launch.language == "argv"

checks := [told, elsewhere] if input.launch.language != "argv"

# The variables of a sandbox are asked for by the contract.
told := lib.met if lib.left_to_contract("EGG016")

else := lib.met if hidden == "yes"

else := {
	"holds": hidden,
	"about": ["--env"],
	"because": [sprintf("-e %s", [variable.text]) | some variable in input.scenario.suspects; lib.exposed(variable) == "unknown"],
	"flag": "--env",
	"message": sprintf("launch with the value of %s on the command line", [concat(", ", [lib.show(variable.name) | some variable in input.scenario.suspects; lib.exposed(variable) == "yes"])]),
}

hidden := lib.negate(lib.any_of(array.concat([lib.exposed(variable) | some variable in input.scenario.suspects], lib.beyond)))

elsewhere := lib.met if not input.scenario.leaky

else := {
	"holds": "no",
	"about": [],
	"message": "launch with what looks like a credential on the command line",
}
