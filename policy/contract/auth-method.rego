# METADATA
# title: A sandbox is told how it authenticates
# description: |
#   The entrypoint chooses its way in by ANTHROPIC_AUTH_METHOD. A value it does not
#   know, or none where one is required, takes another branch than production does.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/#env
# custom:
#   id: EGG013
#   name: auth-method
#   severity: error
#   bad: docker run -e ANTHROPIC_AUTH_METHOD=key egg-sandbox
#   good: docker run -e ANTHROPIC_AUTH_METHOD=api_key egg-sandbox
#   mend: set ANTHROPIC_AUTH_METHOD to api_key or oauth
# schemas:
#   - input: schema.scenario
package egg.contract.auth_method

import data.egg.lib

checks := array.concat([valid], [required(name) | some name in input.config.contract.requireEnv])

valid := lib.met if acceptable == "yes"

else := {
	"holds": acceptable,
	"about": ["ANTHROPIC_AUTH_METHOD"],
	"message": sprintf("sandbox launch whose ANTHROPIC_AUTH_METHOD is %s, neither api_key nor oauth", [lib.show(lib.env_value("ANTHROPIC_AUTH_METHOD"))]),
	"mend": "set ANTHROPIC_AUTH_METHOD to api_key or oauth",
}

acceptable := "yes" if lib.env_possible("ANTHROPIC_AUTH_METHOD") == "no"

else := lib.any_of([
	lib.negate(lib.env_possible("ANTHROPIC_AUTH_METHOD")),
	lib.env_in("ANTHROPIC_AUTH_METHOD", ["api_key", "oauth"]),
])

required(name) := {
	"holds": lib.env_set(name),
	"about": [name],
	"message": sprintf("sandbox launch without %s", [name]),
	"mend": sprintf("add -e %s=VALUE before the image", [name]),
}
