package egg.lib

# is_address answers: is the word an IP address?
is_address(w) := decide(regex.match(`^([0-9]{1,3}(\.[0-9]{1,3}){3}|\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\]?)$`, value(w))) if w.known

else := "no" if {
	regex.match(`[g-zG-Z_]`, literal_text(w.parts))
}

else := "unknown"

# url_host is the host of a URL, or of HOST:PORT. It is a hole where the word may
# begin with a scheme that is not told.
url_host(w) := bare_host(cut(cut(w, "://").after, "@")) if cut(w, "://").found == "yes"

else := bare_host(cut(w, "@")) if lead(w) != ""

else := hole(sprintf("host of %s", [w.text]))

# bare_host takes the user's name before the host, and the port behind it, away.
bare_host(at) := host_alone(at.after) if at.found == "yes"

else := host_alone(at.before)

host_alone(w) := cut(cut(w, `\[`).after, `\]`).before if startswith(lead(w), "[")

else := cut(w, "[:/?#]").before

# added_hosts is every `--add-host`, as a host and an address.
added_hosts(s) := [{"host": at.before, "address": at.after, "flag": flag} |
	some flag in given(s, "add-host")
	at := cut(flag_word(flag), "[:=]")
]

# host_added answers: is the host given an address, in every run?
host_added(s, host) := "yes" if {
	some added in added_hosts(s)
	added.flag.presence == "always"
	same_word(added.host, host) == "yes"
} else := "unknown" if {
	some added in added_hosts(s)
	same_word(added.host, host) != "no"
} else := "unknown" if open(s)

else := "no"

# gateway_told holds where something may tell the name of the gateway.
gateway_told(_, config) if config.contract.gateway != ""

gateway_told(s, _) if env_possible(s, "GATEWAY_URL") != "no"

# gateway_host is the name of the gateway: the configured one, else the host of
# GATEWAY_URL.
gateway_host(s, config) := url_host(env_value(s, "GATEWAY_URL")) if config.contract.gateway == ""

else := word(config.contract.gateway)
