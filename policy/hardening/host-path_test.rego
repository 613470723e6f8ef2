package egg.hardening.host_path_test

import data.egg.fixture
import data.egg.hardening.host_path
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := host_path.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_every_folder if {
	every path in ["/", "/boot", "/dev", "/etc", "/lib", "/proc", "/root", "/sys", "/usr", "/etc/", "//proc", "/sys/."] {
		verdict(fixture.mounting([path])) == "fail"
	}
}

test_what_stands_below if verdict(fixture.mounting(["/dev/null", "/dev/shm", "/etc/localtime", "/usr/share/zoneinfo", "etc"])) == "pass"

test_accounts_read if verdict(fixture.mounted([{"sources": ["/etc/passwd"], "readOnly": "yes"}])) == "pass"

test_accounts_written if verdict(fixture.mounted([{"sources": ["/etc/passwd"], "readOnly": "no"}])) == "fail"

test_accounts_perhaps_written if verdict(fixture.mounted([{"sources": ["/etc/shadow"], "readOnly": "unknown"}])) == "unproven"

test_working_folder if verdict(fixture.mounting([fixture.template("", "$PWD", "")])) == "pass"

test_hole if verdict(fixture.mounting([fixture.word("$DIR")])) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"

test_root_left_to_the_contract if verdict(fixture.bound(fixture.mounting(["/"]))) == "pass"

test_besides_the_contract if verdict(fixture.bound(fixture.mounting(["/etc"]))) == "fail"

test_untidy if {
	every path in ["/etc/", "//etc", "/./usr/."] { verdict(fixture.mounting([path])) == "fail" }
}

test_accounts_are_no_folder if verdict(fixture.mounted([{"sources": ["/etc/hosts"], "readOnly": "no"}])) == "pass"
