# METADATA
# title: No flag of the engine stands behind the image
# description: |
#   What stands behind the image goes to the program in it. A flag right there that
#   only an engine has was meant for the engine, which never sees it: the container
#   starts, without what the flag asks for. Looked at are the words behind the image up
#   to the first that is no flag. Flags that programs have as well (-v, -e, -p, -u, -c,
#   --name, --user, --label, --env, --help) never count; --network, --net and --dns,
#   which a few programs have, count where the value is one of the engine's own.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG305
#   name: flag-after-image
#   severity: error
#   bad: docker run img --privileged
#   good: docker run --privileged img
#   mend: move the flag before the image
# schemas:
#   - input: schema.scenario
package egg.argv.flag_after_image

checks := [{
	"holds": holds,
	"about": [],
	"because": [word],
	"flag": name(word),
	"message": sprintf("%s stands behind the image: it goes to the program, not to the engine", [name(word)]),
} |
	some i, word in input.argv.command
	engine_only(i, word)
]

# Where the image may be no word at all, what stands behind it may be a flag.
holds := "no" if input.argv.image.certain

else := "unknown"

name(word) := split(word, "=")[0]

engine_only(_, word) if name(word) in flags

engine_only(i, word) if {
	name(word) in {"--network", "--net"}
	regex.match(`^(host|none|bridge|container:.*)$`, value(i, word))
}

engine_only(i, word) if {
	name(word) == "--dns"
	value(i, word) == "0.0.0.0"
}

# value stands behind the equals sign, or in the next word.
value(i, word) := input.argv.command[i + 1] if not contains(word, "=")

else := substring(word, indexof(word, "=") + 1, -1)

flags := {
	"--privileged", "--security-opt", "--cap-add", "--cap-drop", "--add-host", "--userns", "--pids-limit", "--cgroupns", "--cgroup-parent",
	"--volumes-from", "--network-alias", "--net-alias", "--dns-option", "--dns-opt", "--dns-search", "--device-cgroup-rule", "--group-add",
	"--memory-swap", "--shm-size", "--oom-kill-disable", "--sig-proxy", "--cidfile", "--mount", "--tmpfs", "--ulimit", "--rm",
}
