# METADATA
# description: |
#   Scenarios for the tests of the rules: a private and a public sandbox that lack
#   nothing, and ways to take something away from them or to add to them.
package egg.fixture

import data.egg.reading

config := {
	"networks": {},
	"hardening": "default",
	"contract": {
		"gateway": "",
		"securityOpt": ["label=disable"],
		"session": "paired",
		"requireEnv": [],
		"noProxy": [],
		"tokenFrom": "",
	},
}

launch := {"id": "0", "file": "run.sh", "language": "shell", "function": "", "engine": "docker", "subcommand": "run", "builder": false}

common_flags := [
	["security-opt", "label=disable"],
	["name", "agent-1"],
	["network", "egg-isolated"],
	["ip", "172.32.0.10"],
	["add-host", "egg-gateway:172.32.0.2"],
]

common_env := {
	"GATEWAY_URL": "http://egg-gateway:9848",
	"CONTAINER_ID": "agent-1",
	"RUNTIME_UID": "1000",
	"RUNTIME_GID": "1000",
}

private_env := {
	"PRIVATE_MODE": "true",
	"HTTP_PROXY": "http://egg-gateway:3129",
	"HTTPS_PROXY": "http://egg-gateway:3129",
	"http_proxy": "http://egg-gateway:3129",
	"https_proxy": "http://egg-gateway:3129",
	"NO_PROXY": "localhost,127.0.0.1,egg-gateway",
	"no_proxy": "localhost,127.0.0.1,egg-gateway",
}

# private and public are launches that keep the contract.
private := with_env(
	sandbox("private", array.concat(common_flags, [["dns", "0.0.0.0"]]), object.union(common_env, private_env)),
	"EGG_SESSION_TOKEN", hole("$TOKEN"),
)

public := with_env(
	sandbox("public", common_flags, object.union(common_env, {"PRIVATE_MODE": "false"})),
	"EGG_SESSION_TOKEN", hole("$TOKEN"),
)

sandbox(mode, flags, env) := {
	"launch": launch,
	"config": config,
	"mode": mode,
	"contract": {},
	"scenario": {
		"argv": [{"word": reading.word("docker")}],
		"flags": array.concat(
			[flag(pair[0], reading.word(pair[1])) | some pair in flags],
			[flag("env", reading.word(sprintf("%s=%s", [name, value]))) | some name, value in env],
		),
		"env": {name: {"value": reading.word(value), "presence": "always"} | some name, value in env},
		"envOpen": false,
		"image": reading.word("egg-sandbox:1"),
		"command": [],
		"gaps": [],
		"assumptions": [],
	},
}

flag(name, value) := {"name": name, "value": value, "arg": 1, "presence": "always"}

# hole is a word that only a run knows, by its source text.
hole(source) := {"text": source, "known": false, "parts": [{"hole": source, "source": source, "kind": "environment"}]}

# around is a hole with text on both sides.
around(before, source, after) := reading.compose(array.concat(
	reading.literal(before),
	array.concat(hole(source).parts, reading.literal(after)),
))

# patch replaces fields of the scenario.
patch(doc, fields) := object.union(object.remove(doc, ["scenario"]), {"scenario": object.union(object.remove(doc.scenario, object.keys(fields)), fields)})

with_flag(doc, name, value) := patch(doc, {"flags": array.concat(doc.scenario.flags, [flag(name, value)])})

with_presence(doc, name, value, presence) := patch(doc, {"flags": array.concat(doc.scenario.flags, [{"name": name, "value": value, "arg": 1, "presence": presence}])})

without_flag(doc, name) := patch(doc, {"flags": [f | some f in doc.scenario.flags; f.name != name]})

set_flag(doc, name, value) := with_flag(without_flag(doc, name), name, value)

# with_env adds one -e to the end of the argv.
with_env(doc, name, value) := patch(doc, {
	"flags": array.concat(doc.scenario.flags, [flag("env", assignment(name, value))]),
	"env": object.union(object.remove(doc.scenario.env, [name]), {name: {"value": value, "presence": "always"}}),
})

assignment(name, value) := reading.word(sprintf("%s=%s", [name, reading.value(value)])) if value.known

else := reading.compose(array.concat(reading.literal(sprintf("%s=", [name])), value.parts))

# inherit_env adds `-e NAME`, which takes the caller's value.
inherit_env(doc, name) := patch(doc, {
	"flags": array.concat(doc.scenario.flags, [flag("env", reading.word(name))]),
	"env": object.union(object.remove(doc.scenario.env, [name]), {name: {"value": null, "presence": "always"}}),
})

maybe_env(doc, name, value) := patch(doc, {"env": object.union(object.remove(doc.scenario.env, [name]), {name: {"value": value, "presence": "maybe"}})})

without_env(doc, name) := patch(doc, {
	"flags": [f | some f in doc.scenario.flags; not sets(f, name)],
	"env": object.remove(doc.scenario.env, [name]),
})

sets(f, name) if {
	f.name == "env"
	startswith(f.value.parts[0].literal, sprintf("%s=", [name]))
}

set_env(doc, name, value) := with_env(without_env(doc, name), name, value)

# with_gap puts $OPTS, unquoted, among the options.
with_gap(doc) := patch(doc, {
	"argv": array.concat(doc.scenario.argv, [{"gap": {"source": "$OPTS", "line": 3}}]),
	"gaps": [{"arg": 1, "source": "$OPTS", "why": "never assigned", "line": 3}],
	"envOpen": true,
})

with_contract(doc, fields) := object.union(doc, {"config": {"contract": fields}})

# command_line is the input of the rules that ask about the words themselves, those
# that are odd.
command_line(odd, contradictions, image, command, engine, sandbox) := {
	"launch": object.union(launch, {"engine": engine}),
	"sandbox": sandbox,
	"scenario": {"flags": {}},
	"argv": {"odd": odd, "doubled": [], "contradictions": contradictions, "image": image, "command": command},
}

# other is the input of a rule about a launch that is no sandbox, as the engine
# makes it: `docker run` and nothing else that is known.
other := object.union(reading.facts(sandbox("private", [], {})), {
	"sandbox": false,
	"scenario": {"leaky": false, "suspects": [], "normal": {"image": null, "mounts": [], "ports": [], "security": [], "limits": [], "devices": []}},
})

# facts sets what is known of that launch.
facts(fields) := object.union(other, {"scenario": fields})

# bound makes a sandbox of it, which the contract binds.
bound(doc) := object.union(doc, {"sandbox": true, "contract": {"EGG001": true, "EGG016": true, "EGG017": true}})

# given and sometimes add an option with its values, which every run has, or some.
given(doc, name, words) := with_option(doc, name, {"words": words, "always": words, "value": words[count(words) - 1]})

sometimes(doc, name, words) := with_option(doc, name, {"words": words, "always": []})

with_option(doc, name, option) := object.union(doc, {"scenario": {"flags": {name: option}}})

# unread adds options that nobody has read.
unread(doc) := object.union(doc, {"scenario": {"unread": {"flag": "unknown", "env": "unknown"}}})

# word and template are what is known of a hole, alone and with text around it.
word(source) := reading.fact(hole(source))

template(before, source, after) := reading.fact(around(before, source, after))

mounting(paths) := facts({
	"mounts": {"sources": paths},
	"normal": {"mounts": [object.union(mount, {"sources": [path]}) | some path in paths]},
})

mounted(mounts) := facts({"normal": {"mounts": [object.union(mount, fields) | some fields in mounts]}})

mount := {
	"flag": "volume", "type": "bind", "sources": ["/srv"], "devices": [], "targets": ["/x"],
	"readOnly": "no", "propagation": "", "options": [], "presence": "always",
}

secured(name, value) := facts({"normal": {"security": [{"name": name, "value": value, "presence": "always"}]}})

published(address, host) := facts({"normal": {"ports": [{
	"address": address, "host": host, "inside": "80",
	"protocol": "tcp", "presence": "always",
}]}})

imaged(tag, digest) := facts({"normal": {"image": {"repository": "postgres", "tag": tag, "digest": digest}}})
