# METADATA
# title: What a launch passes can be told from the source
# description: |
#   Where unknown words stand among the options, nobody can say that the sandbox
#   carries what it must, nor that it carries nothing else. What cannot be proven
#   does not pass.
# related_resources:
#   - ref: https://www.gnu.org/software/bash/manual/html_node/Arrays.html
# custom:
#   id: EGG901
#   name: unproven-launch
#   severity: error
#   bad: docker run $DOCKER_OPTS egg-sandbox
#   good: docker run --rm --name "$name" egg-sandbox
#   mend: write the options out, or build the argv with eggbuild
# schemas:
#   - input: schema.gate
package egg.gate.unproven_launch

# One check for each obstacle, in the order of the input.
checks := [{
	"holds": "unknown",
	"about": [],
	"message": sprintf("%s: %s", [stands(obstacle), consequence(obstacle)]),
	"mend": mend(obstacle),
} |
	some obstacle in input.obstacles
]

stands(obstacle) := sprintf("%s may hold %s", [obstacle.source, content(obstacle)]) if {
	obstacle.kind == "gap"
	obstacle.why == ""
}

stands(obstacle) := sprintf("%s may hold %s (%s)", [obstacle.source, content(obstacle), obstacle.why]) if {
	obstacle.kind == "gap"
	obstacle.why != ""
}

content(obstacle) := "the network or the container" if obstacle.connection

else := "any options"

stands(obstacle) := sprintf("%s is not known", [obstacle.source]) if obstacle.kind == "word"

stands(obstacle) := sprintf("that %s is taken for granted, and by --strict it is not", [obstacle.source]) if {
	obstacle.kind == "assumption"
}

consequence(obstacle) := "nothing is proven of what it passes" if count(obstacle.open) == 0

consequence(obstacle) := sprintf("it leaves open %s", [listed(obstacle)]) if count(obstacle.open) > 0

# listed names a few rules by their ids, and more by their packs.
listed(obstacle) := concat(", ", obstacle.open) if count(obstacle.open) <= 6

else := concat(", ", [counted(pack) | some pack in obstacle.packs])

counted(pack) := sprintf("the whole %s pack (%d rules)", [pack.name, pack.of]) if {
	count(pack.open) == pack.of
	pack.of > 1
} else := concat(", ", pack.open) if {
	count(pack.open) < 3
} else := sprintf("%d of the %d rules of the %s pack", [count(pack.open), pack.of, pack.name])

mend(obstacle) := sprintf("write out the options that %s stands for, or build the argv with eggbuild", [obstacle.source]) if {
	obstacle.kind == "gap"
	not obstacle.connection
}

mend(obstacle) := "name the network and the container in words of their own" if {
	obstacle.kind == "gap"
	obstacle.connection
}

mend(obstacle) := word_mend(obstacle.source) if obstacle.kind == "word"

word_mend(source) := "write -e EGG_SESSION_TOKEN=VALUE, or say contract: {tokenFrom: environment} where the caller always has it" if {
	source == "-e EGG_SESSION_TOKEN"
} else := sprintf("write %s=VALUE, behind all else that may set it", [source]) if {
	regex.match(`^-e \w+$`, source)
} else := "write the name of the variable out" if startswith(source, "-e ")

else := "put the file into the project, or write what it sets with -e" if startswith(source, "--env-file ")

else := "pass it in every run, or in none" if startswith(source, "whether ")

else := sprintf("write the value out, or tell the values of %s under assume in .egglint.yaml", [source])

mend(obstacle) := "write it so that nothing need be taken for granted, or run without --strict" if {
	obstacle.kind == "assumption"
}
