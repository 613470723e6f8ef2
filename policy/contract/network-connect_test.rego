package egg.contract.network_connect_test

import data.egg.contract.network_connect
import data.egg.fixture
import data.egg.lib

sandbox := {
	"site": "run.sh:3", "names": ["agent-1"], "holes": [], "unread": "no",
	"networks": ["egg-isolated"], "gateway": "egg-gateway", "private": "yes",
}

# connected is what the rule says of a connection, with other fields for it and for the
# one sandbox.
connected(fields, others) := checks if {
	checks := network_connect.checks with input as {
		"config": object.union(fixture.config, {"networks": {"egg-isolated": "private", "inner": "private", "egg-external": "public"}}),
		"connection": object.union(
			{"network": "egg-external", "container": "agent-1", "sandboxes": [object.union(sandbox, others)], "another": false, "unread": "no"},
			fields,
		),
	}
}

verdict(fields, others) := lib.verdict(connected(fields, others))

# agent is agent-, and something that only a run knows.
agent(id) := {
	"text": "agent-$N", "parts": [{"literal": "agent-"}, {"hole": id}],
	"pattern": "(?s)^agent-.*$", "lead": "agent-", "tail": "",
}

test_by_name if verdict({}, {}) == "fail"

test_another if verdict({"container": "agent-2"}, {}) == "pass"

test_without_a_private_sandbox if verdict({"sandboxes": []}, {}) == "pass"

test_by_the_same_string if verdict({"container": lib.hole("$N")}, {"names": [lib.hole("$N")]}) == "fail"

test_by_another_string if verdict({"container": lib.hole("$M")}, {"names": [lib.hole("$N")]}) == "unproven"

test_unknown if verdict({"container": lib.hole("$N")}, {}) == "unproven"

test_of_an_unknown_name if verdict({}, {"names": [lib.hole("$N")]}) == "unproven"

test_partly_known if verdict({"container": agent("h1")}, {}) == "unproven"

test_partly_known_and_another if verdict({"container": agent("h1")}, {"names": ["box"]}) == "pass"

test_one_name_of_two if verdict({}, {"names": ["other", "agent-1"]}) == "fail"

test_nameless if verdict({}, {"names": []}) == "pass"

test_nameless_by_its_id if verdict({"container": lib.hole("$(docker ps -q)")}, {"names": []}) == "unproven"

test_a_name_that_was_not_read if verdict({}, {"names": [], "unread": "unknown"}) == "unproven"

test_of_another_launch if verdict({"container": lib.hole("$DB"), "another": true}, {"names": [lib.hole("$N")]}) == "pass"

test_the_sandbox_for_certain if verdict({"container": "redis", "another": true}, {"names": ["redis"]}) == "fail"

test_the_gateway if verdict({"container": "egg-gateway"}, {"names": [lib.hole("$N")]}) == "pass"

test_a_gateway_that_is_not_told if verdict({"container": "egg-gateway"}, {"names": [lib.hole("$N")], "gateway": null}) == "unproven"

test_its_own_network if verdict({"network": "egg-isolated"}, {}) == "pass"

test_another_private_network if verdict({"network": "inner"}, {}) == "pass"

test_an_unknown_network if verdict({"network": lib.hole("$NET")}, {}) == "unproven"

test_an_unknown_network_of_its_own if verdict({}, {"networks": [lib.hole("$NET")]}) == "fail"

test_an_unknown_network_beside_its_own if {
	checks := network_connect.checks with input as {
		"config": fixture.config,
		"connection": {"network": lib.hole("$NET"), "container": "agent-1", "sandboxes": [sandbox], "another": false, "unread": "no"},
	}
	lib.verdict(checks) == "fail"
}

test_no_container if verdict({"container": null}, {}) == "pass"

test_a_container_that_was_not_read if verdict({"container": null, "unread": "unknown"}, {}) == "unproven"

test_a_network_that_was_not_read if verdict({"network": null, "unread": "unknown"}, {}) == "unproven"

test_a_mode_that_was_not_read if verdict({}, {"private": "unknown"}) == "unproven"

test_what_is_said_of_it if {
	connected({}, {})[0].message == "connects agent-1, a private sandbox (run.sh:3), to egg-external: a way out that its launch does not have"
}

test_one_word_is_not_known if {
	doubted({"container": lib.hole("$C"), "network": lib.hole("$NET")}, {"names": [lib.hole("$N")]}) == ["container", []]
	doubted({"network": lib.hole("$NET")}, {}) == ["network", []]
	doubted({}, {"names": [lib.hole("$N")], "holes": ["$N"]}) == ["", ["$N"]]
	doubted({}, {"names": [], "unread": "unknown"}) == ["", ["the mode or the name of the sandbox in run.sh:3"]]
}

doubted(fields, others) := [check.about[0], check.because] if check := connected(fields, others)[0]
