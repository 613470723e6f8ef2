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

s := input.scenario

checks := [] if input.launch.language == "argv"

checks := [{
	"holds": lib.negate(lib.any_of(array.concat([exposed(pair) | some pair in lib.env_words(s)], lib.beyond(s)))),
	"about": ["--env"],
	"because": [sprintf("-e %s", [pair.flag.value.text]) | some pair in lib.env_words(s); exposed(pair) == "unknown"],
	"message": sprintf("sandbox launch with the value of %s in the source", [concat(", ", leaks)]),
	"mend": "read the value from the environment or from a file at run time",
}] if {
	input.launch.language != "argv"
}

leaks := [lib.show(pair.name) | some pair in lib.env_words(s); exposed(pair) == "yes"]

# exposed answers: does this -e carry a credential as a literal? By the look of
# the value, whatever its name; else by the name, unless the value is a stand-in.
exposed(pair) := "no" if pair.value == null

else := "yes" if looks_secret(pair.value)

else := "no" if not may_be_secret(pair.name)

else := "no" if not pair.value.known

else := "no" if stand_in(pair)

else := "yes" if pair.name.known

else := "unknown"

may_be_secret(name) if not name.known

may_be_secret(name) if regex.match(secret_name, upper(lib.value(name)))

secret_name := `(^|_)(TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY|PRIVATE_KEY|SECRET_KEY|CREDENTIALS?)$`

# stand_in holds for a value that is none; a session token has no stand-ins.
stand_in(pair) if lib.value(pair.value) == ""

stand_in(pair) if {
	lib.word_is(pair.name, "EGG_SESSION_TOKEN") != "yes"
	regex.match(`^(changeme|change-me|dummy|placeholder|example|none|null|true|false|x+|\*+|<.*>|your[-_].*|[0-9]{1,6})$`, lower(lib.value(pair.value)))
}

# looks_secret holds where a literal has the form of a well-known credential.
looks_secret(w) if {
	some part in w.parts
	regex.match(secret_look, part.literal)
}

secret_look := concat("|", [
	`\bgh[pousr]_[A-Za-z0-9]{20,}`,
	`\bgithub_pat_[A-Za-z0-9_]{20,}`,
	`\bglpat-[A-Za-z0-9_-]{16,}`,
	`\bsk-[A-Za-z0-9_-]{20,}`,
	`\bxox[abposr]-[A-Za-z0-9-]{10,}`,
	`\bAKIA[0-9A-Z]{16}\b`,
	`\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.`,
	`-----BEGIN [A-Z ]*PRIVATE KEY-----`,
])
