# METADATA
# title: No credential stands in the source
# description: |
#   A token that is written down in a script is in every clone and every log of
#   it. This looks at the names of variables and at the look of values; a concrete
#   command line, which is nobody's source, is left alone.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
# custom:
#   id: EGG016
#   name: literal-token
#   severity: error
#   bad: docker run -e EGG_SESSION_TOKEN=5f2c9a7be1d04c63 egg-sandbox
#   good: docker run -e EGG_SESSION_TOKEN="$EGG_SESSION_TOKEN" egg-sandbox
#   mend: read the value from the environment or from a file at run time
# schemas:
#   - input: schema.scenario
package egg.contract.literal_token

import data.egg.lib

checks := [] if input.launch.language == "argv"

checks := [no_leak] if input.launch.language != "argv"

no_leak := lib.met if hidden == "yes"

else := {
	"holds": hidden,
	"about": ["--env"],
	"because": [sprintf("-e %s", [variable.text]) | some variable in input.scenario.suspects; lib.exposed(variable) == "unknown"],
	"message": sprintf("sandbox launch with the value of %s in the source", [concat(", ", leaks)]),
	"mend": "read the value from the environment or from a file at run time",
}

hidden := lib.negate(lib.any_of(array.concat([lib.exposed(variable) | some variable in input.scenario.suspects], lib.beyond)))

leaks := [lib.show(variable.name) | some variable in input.scenario.suspects; lib.exposed(variable) == "yes"]
