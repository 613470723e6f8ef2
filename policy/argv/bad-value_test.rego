package egg.argv.bad_value_test

import data.egg.argv.bad_value
import data.egg.fixture
import data.egg.lib

verdict(doc) := lib.verdict(checks) if checks := bad_value.checks with input as doc

test_good if verdict(fixture.command_line([{"name": "memory", "flag": "--memory", "value": "1g", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "split": false}], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "pass"

test_bad if verdict(fixture.command_line([{"name": "memory", "flag": "--memory", "value": "1q", "presence": "always", "known": "yes", "missing": false, "refusal": "\"1q\" is no size", "judged": "yes", "split": false}], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "fail"

test_unknown_engine if verdict(fixture.command_line([{"name": "memory", "flag": "--memory", "value": "1g", "presence": "always", "known": "yes", "missing": false, "refusal": "no", "judged": "unknown", "split": false}], [], {"given": "yes", "refusal": "", "certain": true}, [], "unknown", true)) == "unproven"

test_podman if verdict(fixture.command_line([{"name": "memory", "flag": "--memory", "value": "1g", "presence": "always", "known": "yes", "missing": false, "refusal": "no", "judged": "unknown", "split": false}], [], {"given": "yes", "refusal": "", "certain": true}, [], "podman", true)) == "pass"
