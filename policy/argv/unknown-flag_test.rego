package egg.argv.unknown_flag_test

import data.egg.argv.unknown_flag
import data.egg.fixture
import data.egg.lib

verdict(doc) := lib.verdict(checks) if checks := unknown_flag.checks with input as doc

test_known if verdict(fixture.command_line([{"name": "memory", "flag": "--memory", "value": "1g", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "split": false}], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "pass"

test_unknown if verdict(fixture.command_line([{"name": "rmx", "flag": "--rmx", "value": "1g", "presence": "always", "known": "no", "missing": false, "refusal": "", "judged": "yes", "split": false}], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "fail"

test_unknown_engine if verdict(fixture.command_line([{"name": "rmx", "flag": "--rmx", "value": "1g", "presence": "always", "known": "unknown", "missing": false, "refusal": "", "judged": "unknown", "split": false}], [], {"given": "yes", "refusal": "", "certain": true}, [], "unknown", true)) == "unproven"

test_podman if verdict(fixture.command_line([{"name": "rmi", "flag": "--rmi", "value": "1g", "presence": "always", "known": "unknown", "missing": false, "refusal": "", "judged": "yes", "split": false}], [], {"given": "yes", "refusal": "", "certain": true}, [], "podman", true)) == "pass"
