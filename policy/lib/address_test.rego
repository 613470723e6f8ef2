package egg.lib_test

import data.egg.fixture
import data.egg.lib
import data.egg.reading

test_is_address if {
	lib.is_address("172.32.0.2") == "yes"
	lib.is_address("::1") == "yes"
	lib.is_address("[fd00::1]") == "yes"
	lib.is_address("egg-gateway") == "no"
	lib.is_address("") == "no"
	lib.is_address(reading.fact(fixture.around("172.32.0.", "$n", ""))) == "unknown"
	lib.is_address(reading.fact(fixture.around("gw-", "$n", ""))) == "no"
}

test_url_host if {
	every url in ["http://gw:3129", "http://gw", "http://gw/", "gw:3129", "http://user:secret@gw:1/x", "socks5h://gw:1"] {
		reading.url_host(reading.word(url)) == reading.word("gw")
	}
	reading.url_host(reading.word("http://[fd00::1]:3129")) == reading.word("fd00::1")
	same(reading.url_host(fixture.around("http://", "$gw", ":3129")), fixture.hole("$gw")) == "yes"
	reading.url_host(fixture.around("http://gw:", "$port", "")) == reading.word("gw")
	same(reading.url_host(fixture.hole("$url")), fixture.hole("$url")) == "unknown"
}

test_host_added if {
	added := fixture.with_flag(empty, "add-host", reading.word("gw:10.0.0.1")).scenario
	lib.host_added("gw") == "yes" with input.scenario as reading.scenario(added)
	lib.host_added("other") == "no" with input.scenario as reading.scenario(added)
	lib.host_added(reading.fact(fixture.hole("$gw"))) == "unknown" with input.scenario as reading.scenario(added)
	lib.host_added("gw") == "no" with input.scenario as reading.scenario(empty.scenario)
	lib.host_added("gw") == "unknown" with input.scenario as reading.scenario(gap)
}
