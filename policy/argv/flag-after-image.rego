# METADATA
# title: No flag of the engine stands behind the image
# description: |
#   What stands behind the image goes to the program in it. A flag right there that
#   only an engine has was meant for the engine, which never sees it: the container
#   starts, without what the flag asks for. Looked at are the words behind the image up
#   to the first that is no flag. Flags that programs have as well never count: -v, -e,
#   -p, -u, -c, --name, --user, --label, --env, --help, --tmpfs, and those of an
#   engine's own daemon, whose image is given --dns-search or --cgroup-parent. Some
#   count where the value is an engine's: --network and --net with one of its modes
#   (programs take mainnet), --dns with 0.0.0.0, --mount with a type. A program that
#   has one of the others, as nmap has --privileged, needs a suppression.
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

engine_only(i, word) if {
	name(word) == "--mount"
	contains(value(i, word), "type=")
}

# value stands behind the equals sign, or in the next word.
value(i, word) := input.argv.command[i + 1] if not contains(word, "=")

else := substring(word, indexof(word, "=") + 1, -1)

flags := {
	"--privileged", "--security-opt", "--cap-add", "--cap-drop", "--add-host", "--userns", "--pids-limit", "--cgroupns", "--volumes-from",
	"--network-alias", "--net-alias", "--device-cgroup-rule", "--group-add", "--memory-swap", "--shm-size", "--oom-kill-disable", "--sig-proxy",
	"--cidfile", "--ulimit", "--rm",
}
