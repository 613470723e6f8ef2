package egg.contract.network_test

import data.egg.contract.network
import data.egg.fixture
import data.egg.lib
import data.egg.reading

verdict(doc) := lib.verdict(checks) if checks := network.checks with input as reading.facts(doc)

test_own if verdict(fixture.private) == "pass"

test_long_form if verdict(fixture.set_flag(fixture.private, "network", reading.word("name=egg-isolated,ip=172.32.0.10"))) == "pass"

test_partly_known if verdict(fixture.set_flag(fixture.private, "network", fixture.around("egg-", "$N", ""))) == "pass"

test_without if verdict(fixture.without_flag(fixture.private, "network")) == "fail"

test_host if verdict(fixture.set_flag(fixture.private, "network", reading.word("host"))) == "fail"

test_bridge if verdict(fixture.set_flag(fixture.private, "network", reading.word("bridge"))) == "fail"

test_none if verdict(fixture.set_flag(fixture.private, "network", reading.word("none"))) == "fail"

test_default if verdict(fixture.set_flag(fixture.private, "network", reading.word("default"))) == "fail"

test_of_a_container if verdict(fixture.set_flag(fixture.private, "network", reading.word("container:x"))) == "fail"

test_empty if verdict(fixture.set_flag(fixture.private, "network", reading.word(""))) == "fail"

test_of_a_hole_container if verdict(fixture.set_flag(fixture.private, "network", fixture.around("container:", "$C", ""))) == "fail"

test_host_in_the_long_form if verdict(fixture.set_flag(fixture.private, "network", reading.word("name=host,ip=1.2.3.4"))) == "fail"

test_two if verdict(fixture.with_flag(fixture.private, "network", reading.word("egg-external"))) == "fail"

test_optional_second if verdict(fixture.with_presence(fixture.private, "network", reading.word("egg-external"), "maybe")) == "fail"

test_repeated if verdict(fixture.with_presence(fixture.without_flag(fixture.private, "network"), "network", reading.word("egg-isolated"), "repeated")) == "fail"

test_optional if verdict(fixture.with_presence(fixture.without_flag(fixture.private, "network"), "network", reading.word("egg-isolated"), "maybe")) == "unproven"

test_unknown if verdict(fixture.set_flag(fixture.private, "network", fixture.hole("$NET"))) == "unproven"

test_unknown_long_form if verdict(fixture.set_flag(fixture.private, "network", fixture.around("name=", "$NET", ""))) == "unproven"

test_gap if verdict(fixture.with_gap(fixture.without_flag(fixture.private, "network"))) == "unproven"

test_gap_may_add_a_second if verdict(fixture.with_gap(fixture.private)) == "unproven"
