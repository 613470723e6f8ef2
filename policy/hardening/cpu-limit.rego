# METADATA
# title: Processor time is limited
# description: |
#   Without a limit or a share one container slows all the others down.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG255
#   name: cpu-limit
#   severity: warning
#   level: strict
#   cis: ["5.12"]
#   owasp: ["7"]
#   bad: docker run img
#   good: docker run --cpus 1 img
#   mend: add --cpus NUMBER before the image
# schemas:
#   - input: schema.scenario
package egg.hardening.cpu_limit

import data.egg.lib

checks := [lib.required(some_limit, "--cpus", "launch without a limit of processor time")]

some_limit := lib.any_of([lib.limited(option) | some option in ["cpus", "cpu-quota", "cpu-shares", "cpuset-cpus"]])
