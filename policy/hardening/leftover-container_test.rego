package egg.hardening.leftover_container_test

import data.egg.fixture
import data.egg.hardening.leftover_container
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := leftover_container.checks with input as facts

test_removed if verdict(fixture.given(fixture.other, "rm", ["true"])) == "pass"

test_nothing if verdict(fixture.other) == "fail"

test_kept if verdict(fixture.given(fixture.other, "rm", ["false"])) == "fail"

test_detached if verdict(fixture.given(fixture.other, "detach", ["true"])) == "pass"

test_restarted if verdict(fixture.given(fixture.other, "restart", ["on-failure:5"])) == "pass"

test_created if verdict(object.union(fixture.other, {"launch": {"subcommand": "create"}})) == "pass"

test_sometimes if verdict(fixture.sometimes(fixture.other, "rm", ["true"])) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"

test_not_restarted if verdict(fixture.given(fixture.other, "restart", ["no"])) == "fail"

test_perhaps_restarted if verdict(fixture.given(fixture.other, "restart", [fixture.word("$R")])) == "unproven"
