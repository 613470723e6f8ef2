# METADATA
# title: Launches of one kind carry the same flags and variables
# description: |
#   Where most launches of a sandbox pass a flag or a variable, and one does not, that
#   one was often forgotten when the others were changed. Sandboxes are compared with
#   each other, or the launches of a group of the configuration, in the same mode, and
#   only where there are three or more. Most means twice as many as lack it. What a
#   contract has to say of an item is not said again here, and flags for how a
#   container is watched (-i, -t, -d, --rm and their like) do not count.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG401
#   name: divergent-launch
#   severity: warning
#   bad: |
#     docker run --pids-limit 100 egg-sandbox one
#     docker run --pids-limit 100 egg-sandbox two
#     docker run egg-sandbox three
#   good: |
#     docker run --pids-limit 100 egg-sandbox one
#     docker run --pids-limit 100 egg-sandbox two
#     docker run --pids-limit 100 egg-sandbox three
#   mend: add what the others carry before the image, or put launches that differ on purpose into groups of their own in .egglint.yaml
# schemas:
#   - input: schema.comparison
package egg.divergence.divergent_launch

import data.egg.lib

checks := array.concat(told, open)

told := [{
	"holds": "no",
	"about": [entry.item | some entry in missing],
	"flag": missing[0].item,
	"message": sprintf("unlike most of the %d %s: without %s", [input.comparison.size, group, concat("; ", [carried(entry) | some entry in missing])]),
	"mend": sprintf("add %s before the image, or put launches that differ on purpose into a group of their own", [concat(" ", [entry.item | some entry in missing])]),
}] if {
	count(missing) > 0
} else := [lib.met]

# What cannot be told of one launch is no divergence yet.
open := [{
	"holds": "unknown",
	"about": [entry.item],
	"message": sprintf("it is not known whether %s is passed, as most others do", [entry.item]),
} |
	some entry in usual
	entry.here == "unknown"
]

missing := [entry | some entry in usual; entry.here == "no"]

# usual is what most launches carry.
usual := [entry |
	input.comparison.size >= 3
	some entry in input.comparison.items
	not entry.told
	not watching(entry.item)
	entry.carriers.count >= 2
	entry.carriers.count >= 2 * entry.lackers.count
]

watching(item) if item in {
	"--attach", "--cidfile", "--detach", "--detach-keys", "--interactive", "--restart", "--rm", "--sig-proxy", "--tty", "--quiet", "--pull", "--label",
}

group := input.comparison.group if input.comparison.mode == ""

else := sprintf("%s in %s mode", [input.comparison.group, input.comparison.mode])

carried(entry) := sprintf("%s (%s have it%s)", [entry.item, sites(entry.carriers), lacking(entry.lackers)])

lacking(lackers) := "" if lackers.count <= 1

else := sprintf("; %s lack it", [sites(lackers)])

sites(some_sites) := concat(", ", some_sites.first) if some_sites.count <= count(some_sites.first)

else := sprintf("%s and %d more", [concat(", ", some_sites.first), some_sites.count - count(some_sites.first)])
