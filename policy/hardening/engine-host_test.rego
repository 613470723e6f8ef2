package egg.hardening.engine_host_test

import data.egg.fixture
import data.egg.hardening.engine_host
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := engine_host.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_set if verdict(fixture.facts({"set": {"DOCKER_HOST": "tcp://10.0.0.1:2375"}})) == "fail"

test_sometimes if verdict(fixture.facts({"maybe": {"DOCKER_HOST": "tcp://10.0.0.1:2375"}})) == "fail"

test_inherited if verdict(fixture.facts({"inherited": {"DOCKER_HOST": true}})) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
