package egg.argv.contradiction_test

import data.egg.argv.contradiction
import data.egg.fixture
import data.egg.lib

verdict(doc) := lib.verdict(checks) if checks := contradiction.checks with input as doc

command_line(contradictions, engine) := fixture.command_line([], contradictions, {"given": "yes", "refusal": "", "certain": true}, [], engine, true)

plain := command_line([], "docker")

test_one if verdict(plain) == "pass"

refused := [{"first": "--rm", "second": "--restart", "reason": "no"}]

test_refused if verdict(command_line(refused, "docker")) == "fail"

test_refused_by_some if verdict(command_line(refused, "unknown")) == "unproven"

twice(first, second) := object.union(plain, {"argv": {"doubled": [{"flag": "--memory", "first": first, "second": second}]}})

test_twice_alike if verdict(twice("1g", "1g")) == "pass"

test_twice if verdict(twice("1g", "2g")) == "fail"

test_twice_unknown if verdict(twice("1g", lib.hole("$M"))) == "unproven"

with_flags(flags) := object.union(plain, {"scenario": {"flags": flags}})

host := {"words": ["host"], "always": ["host"], "value": "host"}

port := {"words": ["80:80"], "always": ["80:80"]}

test_host_port if verdict(with_flags({"network": host, "publish": port})) == "fail"

test_host_without_a_port if verdict(with_flags({"network": host})) == "pass"

test_port_on_another_network if verdict(with_flags({"network": port, "publish": port})) == "pass"
