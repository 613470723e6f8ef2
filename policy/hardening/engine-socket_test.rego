package egg.hardening.engine_socket_test

import data.egg.fixture
import data.egg.hardening.engine_socket
import data.egg.lib

verdict(facts) := lib.verdict(checks) if checks := engine_socket.checks with input as facts

test_nothing if verdict(fixture.other) == "pass"

test_socket if verdict(fixture.mounting(["/var/run/docker.sock"])) == "fail"

test_folders if {
	every path in [
		"/run", "/var/run/docker", "/run/containerd/", "/var/run/podman", "/run/crio", "/run/buildkit", "/run/user", "/run/user/1000", "/var/run/user/0/podman",
	] {
		verdict(fixture.mounting([path])) == "fail"
	}
	every path in ["/run/lock", "/var/running", "/run/user/1000/pulse", "/srv/run/docker"] { verdict(fixture.mounting([path])) == "pass" }
}

test_folder if verdict(fixture.mounting(["/var/run/"])) == "fail"

test_root if verdict(fixture.mounting(["/"])) == "fail"

test_socket_of_the_user if verdict(fixture.mounting([fixture.template("", "$XDG_RUNTIME_DIR", "/docker.sock")])) == "fail"

test_other_path if verdict(fixture.mounting(["/srv", "data"])) == "pass"

test_api_socket if verdict(fixture.given(fixture.other, "use-api-socket", ["true"])) == "fail"

test_hole if verdict(fixture.mounting([fixture.word("$DIR")])) == "unproven"

test_gap if verdict(fixture.unread(fixture.other)) == "unproven"
