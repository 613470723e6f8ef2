package egg.contract.resolver_mount_test

import data.egg.contract.resolver_mount
import data.egg.fixture
import data.egg.lib
import data.egg.reading

verdict(doc) := lib.verdict(checks) if checks := resolver_mount.checks with input as reading.facts(doc)

test_nothing if verdict(fixture.private) == "pass"

test_elsewhere if verdict(fixture.with_flag(fixture.private, "volume", fixture.around("", "$PWD", ":/src"))) == "pass"

test_resolv_conf if verdict(fixture.with_flag(fixture.private, "volume", reading.word("./r:/etc/resolv.conf:ro"))) == "fail"

test_hosts_by_mount if verdict(fixture.with_flag(fixture.private, "mount", reading.word("type=bind,source=/x,target=/etc/hosts"))) == "fail"

test_etc if verdict(fixture.with_flag(fixture.private, "volume", reading.word("/srv/etc:/etc/"))) == "fail"

test_anonymous if verdict(fixture.with_flag(fixture.private, "volume", reading.word("/etc/hosts"))) == "fail"

test_hosts_in_capitals if verdict(fixture.with_flag(fixture.private, "mount", reading.word("TYPE=bind,SRC=/x,DST=/etc/hosts"))) == "fail"

test_hosts_quoted if verdict(fixture.with_flag(fixture.private, "mount", reading.word(`type=bind,src=/x,"dst=/etc/hosts"`))) == "fail"

test_mount_that_is_no_record if verdict(fixture.with_flag(fixture.private, "mount", reading.word(`type=bind,"dst=/data`))) == "unproven"

test_nsswitch if verdict(fixture.with_flag(fixture.private, "mount", reading.word("type=bind,src=/x,dst=/etc/nsswitch.conf"))) == "fail"

test_tmpfs if verdict(fixture.with_flag(fixture.private, "tmpfs", reading.word("/etc:size=1m"))) == "fail"

test_below_etc if verdict(fixture.with_flag(fixture.private, "volume", reading.word("/x:/etc/ssl"))) == "pass"

test_same_place if verdict(fixture.with_flag(fixture.private, "volume", fixture.around("", "$PWD", ":/src"))) == "pass"

test_unknown_target if verdict(fixture.with_flag(fixture.private, "volume", fixture.around("/x:", "$T", ""))) == "unproven"

test_unknown_volume if verdict(fixture.with_flag(fixture.private, "volume", fixture.hole("$VOL"))) == "unproven"

test_gap if verdict(fixture.with_gap(fixture.private)) == "unproven"

test_unknown_source if verdict(fixture.with_flag(fixture.private, "volume", fixture.around("", "$X", ":/etc/hosts"))) == "fail"
