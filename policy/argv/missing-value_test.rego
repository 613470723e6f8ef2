package egg.argv.missing_value_test

import data.egg.argv.missing_value
import data.egg.fixture
import data.egg.lib

verdict(doc) := lib.verdict(checks) if checks := missing_value.checks with input as doc

test_given if verdict(fixture.command_line([{"name": "memory", "flag": "--memory", "value": "1g", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "split": false}], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "pass"

test_missing if verdict(fixture.command_line([{"name": "memory", "flag": "--memory", "value": "true", "presence": "always", "known": "yes", "missing": true, "refusal": "", "judged": "yes", "split": false}], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "fail"

test_unknown_engine if verdict(fixture.command_line([{"name": "memory", "flag": "--memory", "value": "1g", "presence": "always", "known": "yes", "missing": true, "refusal": "", "judged": "unknown", "split": false}], [], {"given": "yes", "refusal": "", "certain": true}, [], "unknown", true)) == "unproven"
