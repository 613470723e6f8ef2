# METADATA
# title: The number of processes is limited
# description: |
#   A program that starts copies of itself without end stops the host, unless
#   its number of processes has a limit.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG256
#   name: pids-limit
#   severity: warning
#   level: strict
#   cis: ["5.29"]
#   owasp: ["7"]
#   bad: docker run img
#   good: docker run --pids-limit 100 img
#   mend: add --pids-limit NUMBER before the image
# schemas:
#   - input: schema.scenario
package egg.hardening.pids_limit

import data.egg.lib

checks := [lib.required(lib.limited("pids-limit"), "--pids-limit", "launch without a limit of processes")]
