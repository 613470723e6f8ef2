# METADATA
# title: The root file system is read-only
# description: |
#   Who breaks into a program that cannot write leaves nothing behind. What must
#   be written has a mount of its own.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG253
#   name: read-only-root
#   severity: warning
#   level: strict
#   cis: ["5.13"]
#   owasp: ["8"]
#   bad: docker run img
#   good: docker run --read-only --tmpfs /tmp img
#   mend: add --read-only before the image, and a --tmpfs or a volume where it writes
# schemas:
#   - input: schema.scenario
package egg.hardening.read_only_root

import data.egg.lib

checks := [lib.mended(
	lib.required(lib.switch_sure("read-only"), "--read-only", "launch whose root file system can be written"),
	["--read-only" | not input.scenario.flags["read-only"]],
)]
