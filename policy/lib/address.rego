package egg.lib

# is_address answers: is the word an IP address?
is_address(w) := decide(regex.match(`^([0-9]{1,3}(\.[0-9]{1,3}){3}|\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\]?)$`, w)) if is_string(w)

else := "no" if {
	regex.match(`[g-zG-Z_]`, literal_text(w.parts))
}

else := "unknown"

# host_added answers: is the host given an address, in every run?
host_added(host) := "yes" if {
	some added in input.scenario.hosts
	added.presence == "always"
	same_word(added.host, host) == "yes"
} else := "unknown" if {
	some added in input.scenario.hosts
	same_word(added.host, host) != "no"
} else := input.scenario.unread.flag

# same_host answers: may a look-up take the two for one host? Case does not part
# them. That a name is found is another question: not every library folds it.
same_host(a, b) := same_word(lower_word(a), lower_word(b))

# gateway_told holds where something may tell the name of the gateway.
gateway_told if input.config.contract.gateway != ""

gateway_told if env_possible("GATEWAY_URL") != "no"

# gateway_host is the name of the gateway: the configured one, else the host of
# GATEWAY_URL.
gateway_host := env_host("GATEWAY_URL") if input.config.contract.gateway == ""

else := input.config.contract.gateway
