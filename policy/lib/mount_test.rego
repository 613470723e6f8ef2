package egg.lib_test

import data.egg.fixture
import data.egg.lib
import data.egg.reading

etc := ["/etc", "/etc/hosts"]

test_path_in if {
	lib.path_in("/etc/", etc) == "yes"
	lib.path_in("//etc/./hosts", etc) == "yes"
	lib.path_in("/etc/ssl", etc) == "no"
	lib.path_in("etc", etc) == "no"
	lib.path_in("../etc", etc) == "no"
	lib.path_in("/srv/../etc", etc) == "unknown"
	lib.path_in(reading.fact(fixture.hole("$x")), etc) == "unknown"
	lib.path_in(reading.fact(fixture.around("", "$x", "/hosts")), etc) == "unknown"
	lib.path_in(reading.fact(fixture.around("", "$x", "/data")), etc) == "no"
	lib.path_in(reading.fact(fixture.around("", "$PWD", "/hosts")), etc) == "no"
}

test_working_places if {
	every source in [
		"$PWD", "${HOME}", "$(pwd)", "$(pwd -P)", "$(cd \"$(dirname \"$0\")\" && pwd)", "$(mktemp -d)",
		"${{ github.workspace }}", "os.getcwd()", "$(git rev-parse --show-toplevel)",
	] {
		lib.working_place(reading.fact(fixture.hole(source)))
		lib.working_place(reading.fact(fixture.around("", source, "/x")))
	}
	every source in ["$DATA", "$PWDX", "$(cat path)", "os.environ[\"HOME\"]"] { not lib.working_place(reading.fact(fixture.hole(source))) }
	not lib.working_place(reading.fact(fixture.around("", "$PWD", "x")))
	not lib.working_place(reading.fact(fixture.around("/", "$PWD", "")))
}

test_mounts_of_every_spelling if {
	volumes := fixture.with_flag(empty, "volume", reading.word("/a:/b:ro"))
	mounts := fixture.with_flag(volumes, "mount", reading.word("type=bind,src=/c,dst=/d,readonly"))
	all := fixture.with_flag(mounts, "tmpfs", reading.word("/e:size=1m")).scenario
	[reading.show(mount.path) | some mount in reading.mount_sources(all)] == ["/a", "/c"]
	[reading.show(mount.path) | some mount in reading.mount_targets(all)] == ["/b", "/e", "/d"]
}

test_networks_of_both_forms if {
	short := fixture.with_flag(empty, "network", reading.word("a")).scenario
	long := fixture.with_flag(empty, "network", reading.word("name=a,ip=10.0.0.2")).scenario
	unknown := fixture.with_flag(empty, "network", fixture.around("", "$k", "=host")).scenario
	every s in [short, long] { reading.networks(s)[0].name == reading.word("a") }
	lib.user_defined(reading.fact(reading.networks(unknown)[0].name)) == "unknown"
}
