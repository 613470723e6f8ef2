package own.limits.no_swap_test

import data.egg.fixture
import data.egg.lib
import data.own.limits.no_swap

verdict(launch) := lib.verdict(checks) if checks := no_swap.checks with input as launch

limited(memory, swap) := fixture.given(fixture.given(fixture.other, "memory", [memory]), "memory-swap", [swap])

test_the_same if verdict(limited("512m", "512m")) == "pass"

test_the_same_unknown if verdict(limited(fixture.word("$LIMIT"), fixture.word("$LIMIT"))) == "pass"

test_without_a_limit if verdict(fixture.other) == "pass"

test_more if verdict(limited("512m", "1g")) == "fail"

test_not_given if verdict(fixture.given(fixture.other, "memory", ["512m"])) == "fail"

test_another_unknown if verdict(limited("512m", fixture.word("$SWAP"))) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
