# METADATA
# title: Memory is limited
# description: |
#   Without a limit one container takes the memory of all the others, and of the
#   host.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG254
#   name: memory-limit
#   severity: warning
#   level: strict
#   cis: ["5.11"]
#   owasp: ["7"]
#   bad: docker run img
#   good: docker run --memory 512m img
#   mend: add --memory SIZE before the image
# schemas:
#   - input: schema.scenario
package egg.hardening.memory_limit

import data.egg.lib

checks := [lib.required(lib.limited("memory"), "--memory", "launch without a limit of memory")]
