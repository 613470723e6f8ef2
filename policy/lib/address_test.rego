package egg.lib_test

import data.egg.fixture
import data.egg.lib

test_is_address if {
	lib.is_address(lib.word("172.32.0.2")) == "yes"
	lib.is_address(lib.word("::1")) == "yes"
	lib.is_address(lib.word("[fd00::1]")) == "yes"
	lib.is_address(lib.word("egg-gateway")) == "no"
	lib.is_address(lib.word("")) == "no"
	lib.is_address(fixture.around("172.32.0.", "$n", "")) == "unknown"
	lib.is_address(fixture.around("gw-", "$n", "")) == "no"
}

test_url_host if {
	every url in ["http://gw:3129", "http://gw", "http://gw/", "gw:3129", "http://user:secret@gw:1/x", "socks5h://gw:1"] {
		lib.url_host(lib.word(url)) == lib.word("gw")
	}
	lib.url_host(lib.word("http://[fd00::1]:3129")) == lib.word("fd00::1")
	lib.same_word(lib.url_host(fixture.around("http://", "$gw", ":3129")), fixture.hole("$gw")) == "yes"
	lib.url_host(fixture.around("http://gw:", "$port", "")) == lib.word("gw")
	lib.same_word(lib.url_host(fixture.hole("$url")), fixture.hole("$url")) == "unknown"
}

test_host_added if {
	added := fixture.with_flag(empty, "add-host", lib.word("gw:10.0.0.1")).scenario
	lib.host_added(added, lib.word("gw")) == "yes"
	lib.host_added(added, lib.word("other")) == "no"
	lib.host_added(added, fixture.hole("$gw")) == "unknown"
	lib.host_added(empty.scenario, lib.word("gw")) == "no"
	lib.host_added(gap, lib.word("gw")) == "unknown"
}
