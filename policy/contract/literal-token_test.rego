package egg.contract.literal_token_test

import data.egg.contract.literal_token
import data.egg.fixture
import data.egg.lib
import data.egg.reading

verdict(doc) := lib.verdict(checks) if checks := literal_token.checks with input as reading.facts(doc)

test_hole if verdict(fixture.private) == "pass"

test_token if verdict(fixture.set_env(fixture.private, "EGG_SESSION_TOKEN", reading.word("5f2c9a7be1d04c63"))) == "fail"

test_in_an_argv if verdict(object.union(fixture.set_env(fixture.private, "EGG_SESSION_TOKEN", reading.word("5f2c9a7be1d04c63")), {"launch": {"language": "argv"}})) == "pass"

test_by_name if verdict(fixture.with_env(fixture.private, "ANTHROPIC_API_KEY", reading.word("abcdef123456"))) == "fail"

test_by_look if verdict(fixture.with_env(fixture.private, "X", reading.word("ghp_0123456789abcdefghij"))) == "fail"

test_part_by_look if verdict(fixture.with_env(fixture.private, "X", fixture.around("Bearer ghp_0123456789abcdefghij", "$X", ""))) == "fail"

test_stand_in if verdict(fixture.with_env(fixture.private, "ANTHROPIC_API_KEY", reading.word("<your-key>"))) == "pass"

test_count_of_tokens if verdict(fixture.with_env(fixture.private, "MAX_TOKENS", reading.word("5"))) == "pass"

test_file_with_a_token if verdict(fixture.with_env(fixture.private, "TOKEN_FILE", reading.word("/run/secrets/x"))) == "pass"

test_inherited if verdict(fixture.inherit_env(fixture.private, "GITHUB_TOKEN")) == "pass"

test_gap if verdict(fixture.with_gap(fixture.private)) == "unproven"

test_unknown_name if verdict(fixture.with_flag(fixture.private, "env", fixture.around("", "$K", "=abcdef123456"))) == "unproven"

# The looks are put together here, so that this file has none of them.
test_every_look if {
	every parts in [
		["ghp", "_abcdefghijklmnopqrstuvwxyz"], ["github", "_pat_abcdefghijklmnopqrstuvwxyz"], ["glpat", "-abcdefghijklmnopqrst"],
		["sk", "-abcdefghijklmnopqrstuvwxyz"], ["xoxb", "-1234567890"], ["AKI", "AABCDEFGHIJKLMNOP"],
		["eyJ", "abcdefghijk.abcdefghijk."], ["-----BEGIN RSA PRIVATE", " KEY-----"],
	] {
		verdict(fixture.with_env(fixture.private, "X", reading.word(concat("", parts)))) == "fail"
	}
}

test_every_name if {
	every name in [
		"TOKEN", "A_SECRET", "db_password", "DB_PASSWD", "APIKEY", "X_API_KEY", "ACCESS_KEY", "SSH_PRIVATE_KEY", "A_SECRET_KEY",
		"CREDENTIAL", "CREDENTIALS",
	] {
		verdict(fixture.with_env(fixture.private, name, reading.word("s3cret"))) == "fail"
	}
}
