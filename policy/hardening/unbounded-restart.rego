# METADATA
# title: Restarts come to an end
# description: |
#   A program that fails at once and is started again without end takes the
#   processor, fills the log, and hides that it fails.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG261
#   name: unbounded-restart
#   severity: warning
#   level: strict
#   cis: ["5.15"]
#   owasp: ["7"]
#   bad: docker run --restart always img
#   good: docker run --restart on-failure:5 img
#   mend: say on-failure:5
# schemas:
#   - input: schema.scenario
package egg.hardening.unbounded_restart

import data.egg.lib

checks := [lib.forbidden(unbounded, "--restart", "launch that is restarted without end")]

unbounded := lib.negate(lib.nothing_more) if not input.scenario.flags.restart

else := lib.negate(bounded(lib.flag_value("restart")))

bounded(w) := lib.decide(regex.match(`^(no|on-failure:0*[1-9][0-9]*)?$`, w)) if is_string(w)

else := "no" if {
	every policy in ["no", "on-failure:"] { lib.starts_with(w, policy) == "no" }
}

else := "unknown"
