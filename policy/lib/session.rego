package egg.lib

# The two halves of a session, a token and a static address, each asked for in
# every run and in some run.

# token_present answers: is a session token given, in every run? One that the
# caller's environment gives counts where the configuration says that it is there.
token_present := "yes" if token_from_caller

else := env_set("EGG_SESSION_TOKEN")

# token_possible answers: is a session token given, in some run?
token_possible := "yes" if {
	input.config.contract.tokenFrom == "environment"
	input.scenario.inherited.EGG_SESSION_TOKEN
}

else := negate(env_free("EGG_SESSION_TOKEN"))

token_from_caller if {
	input.config.contract.tokenFrom == "environment"
	input.scenario.inherited.EGG_SESSION_TOKEN == "always"
}

# address_present answers: has the sandbox a static address, in every run?
address_present := "yes" if flag_set("ip") == "yes"

else := any_of([flag_set("ip"), network_address])

network_address := any_of([address_of(network) | some network in input.scenario.networks])

address_of(network) := network.addressed if network.presence == "always"

else := all_of([network.addressed, "unknown"])

# address_possible answers: has the sandbox a static address, in some run?
address_possible := "yes" if flag_possible("ip") == "yes"

else := any_of(array.concat([flag_possible("ip")], [network.addressed | some network in input.scenario.networks]))
