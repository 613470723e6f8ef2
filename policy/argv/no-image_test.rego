package egg.argv.no_image_test

import data.egg.argv.no_image
import data.egg.fixture
import data.egg.lib

verdict(doc) := lib.verdict(checks) if checks := no_image.checks with input as doc

test_image if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "pass"

test_none if verdict(fixture.command_line([], [], {"given": "no", "refusal": "", "certain": false}, [], "docker", true)) == "fail"

test_not_told if verdict(fixture.command_line([], [], {"given": "unknown", "refusal": "", "certain": false}, [], "docker", true)) == "unproven"

test_no_name if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "\"A\" is no name", "certain": true}, [], "docker", true)) == "fail"

test_missing_value_tells if verdict(fixture.command_line([{"name": "memory", "flag": "--memory", "value": "1g", "presence": "always", "known": "yes", "missing": true, "refusal": "", "judged": "yes", "split": false}], [], {"given": "no", "refusal": "", "certain": false}, [], "docker", true)) == "pass"
