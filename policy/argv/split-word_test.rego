package egg.argv.split_word_test

import data.egg.argv.split_word
import data.egg.fixture
import data.egg.lib

verdict(doc) := lib.verdict(checks) if checks := split_word.checks with input as doc

test_quoted if verdict(fixture.command_line([{"name": "name", "flag": "--name", "value": "1g", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "split": false}], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "pass"

test_split if verdict(fixture.command_line([{"name": "name", "flag": "--name", "value": "$n", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "split": true}], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "fail"

test_maybe if verdict(fixture.command_line([{"name": "name", "flag": "--name", "value": "$n", "presence": "maybe", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "split": true}], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "unproven"

test_other_flag if verdict(fixture.command_line([{"name": "memory", "flag": "--memory", "value": "1g", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "split": true}], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "pass"

test_no_sandbox if verdict(fixture.command_line([{"name": "name", "flag": "--name", "value": "1g", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "split": true}], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", false)) == "pass"

test_strict if verdict(object.union(fixture.command_line([{"name": "name", "flag": "--name", "value": "$n", "presence": "always", "known": "yes", "missing": false, "refusal": "", "judged": "yes", "split": true}], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", false), {"config": {"hardening": "strict"}})) == "fail"
