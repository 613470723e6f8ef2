package egg.contract.literal_token_test

import data.egg.contract.literal_token
import data.egg.fixture
import data.egg.lib

verdict(doc) := lib.verdict(checks) if checks := literal_token.checks with input as doc

test_hole if verdict(fixture.private) == "pass"

test_token if verdict(fixture.set_env(fixture.private, "EGG_SESSION_TOKEN", lib.word("5f2c9a7be1d04c63"))) == "fail"

test_in_an_argv if verdict(object.union(fixture.set_env(fixture.private, "EGG_SESSION_TOKEN", lib.word("5f2c9a7be1d04c63")), {"launch": {"language": "argv"}})) == "pass"

test_by_name if verdict(fixture.with_env(fixture.private, "ANTHROPIC_API_KEY", lib.word("abcdef123456"))) == "fail"

test_by_look if verdict(fixture.with_env(fixture.private, "X", lib.word("ghp_0123456789abcdefghij"))) == "fail"

test_part_by_look if verdict(fixture.with_env(fixture.private, "X", fixture.around("Bearer ghp_0123456789abcdefghij", "$X", ""))) == "fail"

test_stand_in if verdict(fixture.with_env(fixture.private, "ANTHROPIC_API_KEY", lib.word("<your-key>"))) == "pass"

test_count_of_tokens if verdict(fixture.with_env(fixture.private, "MAX_TOKENS", lib.word("5"))) == "pass"

test_file_with_a_token if verdict(fixture.with_env(fixture.private, "TOKEN_FILE", lib.word("/run/secrets/x"))) == "pass"

test_inherited if verdict(fixture.inherit_env(fixture.private, "GITHUB_TOKEN")) == "pass"

test_gap if verdict(fixture.with_gap(fixture.private)) == "unproven"

test_unknown_name if verdict(fixture.with_flag(fixture.private, "env", fixture.around("", "$K", "=abcdef123456"))) == "unproven"
