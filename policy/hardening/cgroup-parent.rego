# METADATA
# title: The container stays in the control group of the engine
# description: |
#   Limits hold for a control group. A container that is put below another
#   parent escapes those that its engine is under, or takes what others were
#   given.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG218
#   name: cgroup-parent
#   severity: warning
#   cis: ["5.25"]
#   owasp: ["7"]
#   bad: docker run --cgroup-parent /system.slice img
#   good: docker run --memory 512m img
#   mend: take --cgroup-parent out, and set the limits that are meant
# schemas:
#   - input: schema.scenario
package egg.hardening.cgroup_parent

import data.egg.lib

checks := [lib.forbidden(moved, "--cgroup-parent", "launch below another control group, with its limits or without any")]

moved := lib.any_of(array.concat(lib.beyond, [lib.negate(lib.word_is(w, "")) | some w in lib.given("cgroup-parent")]))
