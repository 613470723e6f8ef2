# METADATA
# title: Nobody connects a private sandbox to a further network
# description: |
#   What isolates a sandbox in private mode is the one network that its launch names.
#   `docker network connect` adds another to a container that runs already: a way out
#   that no rule finds in the launch. A connection is held against the names of all
#   sandboxes of the run that can be private. Where the container, or the name of a
#   sandbox, is not known, it may be the one; it is not, where it is a container's that
#   is launched and no sandbox, or the gateway's. A network that the configuration keeps
#   for private sandboxes is no way out, nor is the sandbox's own.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/network/connect/
# custom:
#   id: EGG019
#   name: network-connect
#   severity: error
#   bad: |
#     docker run --name agent-1 --network egg-isolated -e PRIVATE_MODE=true egg-sandbox
#     docker network connect egg-external agent-1
#   good: docker run --name agent-1 --network egg-isolated -e PRIVATE_MODE=true egg-sandbox
#   mend: take the connection out, or start the sandbox in public mode on the network that it needs
# schemas:
#   - input: schema.connection
package egg.contract.network_connect

import data.egg.lib

checks := [apart]

apart := lib.met if reached == "no"

else := {
	"holds": "no",
	"about": [],
	"message": sprintf("connects %s, a private sandbox (%s), to %s: a way out that its launch does not have", [
		lib.show(input.connection.container),
		sites(hit),
		lib.show(input.connection.network),
	]),
	"mend": "take the connection out, or start the sandbox in public mode on the network that it needs",
} if {
	reached == "yes"
} else := {
	"holds": "unknown",
	"about": [doubt],
	"because": reasons,
	"message": sprintf("it is not known whether it connects a private sandbox (%s) to a further network", [sites(near)]),
}

# reached answers: does the connection give a private sandbox a way out, in some run?
reached := lib.any_of([met.how | some met in meetings])

hit := [met.sandbox | some met in meetings; met.how == "yes"]

near := [met.sandbox | some met in meetings; met.how == "unknown"]

meetings := [{"sandbox": sandbox, "how": meeting(sandbox)} | some sandbox in input.connection.sandboxes]

meeting(sandbox) := lib.all_of([meant(sandbox), leads_out(sandbox), sandbox.private])

# meant answers: is the container this sandbox, in some run?
meant(sandbox) := "yes" if called(sandbox) == "yes"

else := "no" if elsewhere(sandbox)

else := called(sandbox)

# Without one of the two nothing is connected, unless what was not read holds it. A name
# that nobody gave is none that anybody writes down, but its container has an id too.
called(sandbox) := input.connection.unread if is_null(input.connection.container)

else := lib.any_of([lib.same_word(input.connection.container, name) | some name in sandbox.names]) if {
	count(sandbox.names) > 0
} else := sandbox.unread if {
	is_string(input.connection.container)
} else := "unknown"

# elsewhere holds where the container is certainly another one.
elsewhere(_) if input.connection.another

elsewhere(sandbox) if {
	not is_null(sandbox.gateway)
	lib.same_word(input.connection.container, sandbox.gateway) == "yes"
}

# leads_out answers: is the network none that is kept for private sandboxes? The engine
# refuses to connect a container to one that it has: nobody means that.
leads_out(sandbox) := input.connection.unread if is_null(input.connection.network)

else := "no" if {
	some network in sandbox.networks
	lib.same_word(input.connection.network, network) == "yes"
} else := lib.negate(lib.word_in(input.connection.network, [network |
	some network, mode in input.config.networks
	mode == "private"
]))

# doubt is the end of the connection that is not known, however many sandboxes it may
# mean.
doubt := "container" if not is_string(input.connection.container)

else := "network" if {
	some sandbox in near
	leads_out(sandbox) == "unknown"
} else := ""

# reasons are what is not known of a sandbox, where both ends are.
reasons := near[0].holes if {
	doubt == ""
	count(near[0].holes) > 0
} else := [sprintf("the mode or the name of the sandbox in %s", [near[0].site]) | doubt == ""]

sites(some_sandboxes) := concat(", ", {sandbox.site | some sandbox in some_sandboxes})
