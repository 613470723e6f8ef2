package egg.lib

# The two halves of a session, a token and a static address, each asked for in
# every run and in some run.

# token_present answers: is a session token given, in every run? One that the
# caller's environment gives counts where the configuration says that it is there.
token_present(s, config) := "yes" if from_caller(s, config)

else := env_set(s, "EGG_SESSION_TOKEN")

# token_possible answers: is a session token given, in some run?
token_possible(s, config) := "yes" if from_caller(s, config)

else := negate(env_free(s, "EGG_SESSION_TOKEN"))

from_caller(s, config) if {
	config.contract.tokenFrom == "environment"
	s.env.EGG_SESSION_TOKEN.value == null
}

# address_present answers: has the sandbox a static address, in every run?
address_present(s) := any_of([flag_set(s, "ip"), network_address(s)])

network_address(s) := "yes" if {
	some network in networks(s)
	network.flag.presence == "always"
	count(csv_values(network.fields, ["ip"])) > 0
} else := "no"

# address_possible answers: has the sandbox a static address, in some run?
address_possible(s) := any_of(array.concat(
	[flag_possible(s, "ip")],
	["yes" | some network in networks(s); count(csv_values(network.fields, ["ip"])) > 0],
))
