package egg.argv.contradiction_test

import data.egg.argv.contradiction
import data.egg.fixture
import data.egg.lib

verdict(doc) := lib.verdict(checks) if checks := contradiction.checks with input as doc

test_one if verdict(fixture.command_line([{"name": "memory", "flag": "--memory", "value": "1g", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "single": true, "split": false}], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "pass"

test_refused if verdict(fixture.command_line([{"name": "memory", "flag": "--memory", "value": "1g", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "single": true, "split": false}], [{"first": "--rm", "second": "--restart", "reason": "no"}], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "fail"

test_refused_by_some if verdict(fixture.command_line([{"name": "memory", "flag": "--memory", "value": "1g", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "single": true, "split": false}], [{"first": "--rm", "second": "--restart", "reason": "no"}], {"given": "yes", "refusal": "", "certain": true}, [], "unknown", true)) == "unproven"

test_twice_alike if verdict(fixture.command_line([{"name": "memory", "flag": "--memory", "value": "1g", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "single": true, "split": false}, {"name": "memory", "flag": "--memory", "value": "1g", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "single": true, "split": false}], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "pass"

test_twice if verdict(fixture.command_line([{"name": "memory", "flag": "--memory", "value": "1g", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "single": true, "split": false}, {"name": "memory", "flag": "--memory", "value": "2g", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "single": true, "split": false}], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "fail"

test_twice_unknown if verdict(fixture.command_line([{"name": "memory", "flag": "--memory", "value": "1g", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "single": true, "split": false}, object.union({"name": "memory", "flag": "--memory", "value": "1g", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "single": true, "split": false}, {"value": lib.hole("$M")})], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "unproven"

test_list if verdict(fixture.command_line([{"name": "dns", "flag": "--memory", "value": "1g", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "single": false, "split": false}, {"name": "dns", "flag": "--memory", "value": "2", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "single": false, "split": false}], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "pass"

test_host_port if verdict(fixture.command_line([{"name": "network", "flag": "--network", "value": "host", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "single": false, "split": false}, {"name": "publish", "flag": "--publish", "value": "80:80", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "single": false, "split": false}], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "fail"
