package egg.lib

# capability answers: is the word one of these capabilities? Engines take them in
# either case, with CAP_ before them or not.
capability(w, names) := word_in(lower_word(w), [text |
	some name in names
	some text in [name, concat("", ["cap_", name])]
])

# breaking_capabilities reach the kernel, the network or the processes of the host.
breaking_capabilities := ["all", "sys_admin", "net_admin", "net_raw", "sys_ptrace", "sys_module"]
