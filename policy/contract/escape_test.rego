package egg.contract.escape_test

import data.egg.contract.escape
import data.egg.fixture
import data.egg.lib
import data.egg.reading

verdict(doc) := lib.verdict(checks) if checks := escape.checks with input as reading.facts(doc)

test_nothing if verdict(fixture.private) == "pass"

test_privileged if verdict(fixture.with_flag(fixture.private, "privileged", null)) == "fail"

test_privileged_true if verdict(fixture.with_flag(fixture.private, "privileged", reading.word("true"))) == "fail"

test_privileged_false if verdict(fixture.with_flag(fixture.private, "privileged", reading.word("false"))) == "pass"

test_privileged_taken_back if verdict(fixture.with_flag(fixture.with_flag(fixture.private, "privileged", null), "privileged", reading.word("false"))) == "pass"

test_optional_privileged if verdict(fixture.with_presence(fixture.private, "privileged", null, "maybe")) == "fail"

test_socket if verdict(fixture.with_flag(fixture.private, "volume", reading.word("/var/run/docker.sock:/var/run/docker.sock"))) == "fail"

test_socket_untidy if verdict(fixture.with_flag(fixture.private, "volume", reading.word("/var//run/./docker.sock:/s:ro"))) == "fail"

test_folder_of_the_socket if verdict(fixture.with_flag(fixture.private, "volume", reading.word("/var/run:/host"))) == "fail"

test_socket_of_the_user if verdict(fixture.with_flag(fixture.private, "volume", fixture.around("", "$XDG_RUNTIME_DIR", "/docker.sock:/s"))) == "fail"

test_socket_by_mount if verdict(fixture.with_flag(fixture.private, "mount", reading.word("type=bind,source=/run/docker.sock,target=/s"))) == "fail"

test_socket_by_mount_in_capitals if verdict(fixture.with_flag(fixture.private, "mount", reading.word("TYPE=bind,SRC=/var/run/docker.sock,DST=/x"))) == "fail"

test_socket_by_quoted_mount if verdict(fixture.with_flag(fixture.private, "mount", reading.word(`"type=bind","src=/var/run/docker.sock","dst=/x"`))) == "fail"

test_mount_that_is_no_record if verdict(fixture.with_flag(fixture.private, "mount", reading.word(`type=bind,s"rc=/data,dst=/x`))) == "unproven"

test_host_network_in_capitals if verdict(fixture.set_flag(fixture.private, "network", reading.word("NAME=HOST"))) == "fail"

test_socket_by_src if verdict(fixture.with_flag(fixture.private, "mount", reading.word("type=bind,src=/run/podman/podman.sock,dst=/s"))) == "fail"

test_device_of_a_volume if verdict(fixture.with_flag(fixture.private, "mount", reading.word("type=volume,target=/s,volume-opt=device=/var/run"))) == "fail"

test_root if verdict(fixture.with_flag(fixture.private, "volume", reading.word("/:/host"))) == "fail"

test_named_volume if verdict(fixture.with_flag(fixture.private, "volume", reading.word("data:/data"))) == "pass"

test_anonymous_volume if verdict(fixture.with_flag(fixture.private, "volume", reading.word("/data"))) == "pass"

test_working_folder if verdict(fixture.with_flag(fixture.private, "volume", fixture.around("", "$PWD", ":/src"))) == "pass"

test_below_home if verdict(fixture.with_flag(fixture.private, "volume", fixture.around("", "$HOME", "/.claude:/c"))) == "pass"

test_known_end if verdict(fixture.with_flag(fixture.private, "volume", fixture.around("", "$DATA", "/cache:/c"))) == "pass"

test_known_start if verdict(fixture.with_flag(fixture.private, "volume", fixture.around("/srv/", "$X", ":/c"))) == "pass"

test_unknown_source if verdict(fixture.with_flag(fixture.private, "volume", fixture.around("", "$DATA", ":/data"))) == "unproven"

test_unknown_below_run if verdict(fixture.with_flag(fixture.private, "volume", fixture.around("/run/", "$X", ":/c"))) == "unproven"

test_unknown_volume if verdict(fixture.with_flag(fixture.private, "volume", fixture.hole("$VOL"))) == "unproven"

test_unknown_mount_field if verdict(fixture.with_flag(fixture.private, "mount", fixture.around("type=bind,", "$REST", ""))) == "unproven"

test_climbing if verdict(fixture.with_flag(fixture.private, "volume", reading.word("/srv/../var/run/docker:/s"))) == "unproven"

test_api_socket if verdict(fixture.with_flag(fixture.private, "use-api-socket", null)) == "fail"

test_docker_host if verdict(fixture.with_env(fixture.private, "DOCKER_HOST", reading.word("tcp://x"))) == "fail"

test_docker_host_of_the_caller if verdict(fixture.inherit_env(fixture.private, "DOCKER_HOST")) == "unproven"

test_network_host if verdict(fixture.set_flag(fixture.private, "network", reading.word("host"))) == "fail"

test_network_host_long if verdict(fixture.set_flag(fixture.private, "network", reading.word("name=host,ip=1.1.1.1"))) == "fail"

test_pid_host if verdict(fixture.with_flag(fixture.private, "pid", reading.word("host"))) == "fail"

test_ipc_host if verdict(fixture.with_flag(fixture.private, "ipc", reading.word("host"))) == "fail"

test_uts_host if verdict(fixture.with_flag(fixture.private, "uts", reading.word("host"))) == "fail"

test_userns_host if verdict(fixture.with_flag(fixture.private, "userns", reading.word("host"))) == "fail"

test_ipc_private if verdict(fixture.with_flag(fixture.private, "ipc", reading.word("private"))) == "pass"

test_pid_unknown if verdict(fixture.with_flag(fixture.private, "pid", fixture.hole("$PID"))) == "unproven"

test_capability if verdict(fixture.with_flag(fixture.private, "cap-add", reading.word("SYS_ADMIN"))) == "fail"

test_capability_lower if verdict(fixture.with_flag(fixture.private, "cap-add", reading.word("cap_net_admin"))) == "fail"

test_capability_all if verdict(fixture.with_flag(fixture.private, "cap-add", reading.word("All"))) == "fail"

test_capability_list if verdict(fixture.with_flag(fixture.private, "cap-add", reading.word("CHOWN,NET_RAW"))) == "fail"

test_harmless_capability if verdict(fixture.with_flag(fixture.private, "cap-add", reading.word("CHOWN"))) == "pass"

test_unknown_capability if verdict(fixture.with_flag(fixture.private, "cap-add", fixture.hole("$CAP"))) == "unproven"

test_seccomp if verdict(fixture.with_flag(fixture.private, "security-opt", reading.word("seccomp=unconfined"))) == "fail"

test_seccomp_old_spelling if verdict(fixture.with_flag(fixture.private, "security-opt", reading.word("seccomp:unconfined"))) == "fail"

test_apparmor if verdict(fixture.with_flag(fixture.private, "security-opt", reading.word("apparmor=unconfined"))) == "fail"

test_own_profile if verdict(fixture.with_flag(fixture.private, "security-opt", reading.word("seccomp=profile.json"))) == "pass"

test_unknown_profile if verdict(fixture.with_flag(fixture.private, "security-opt", fixture.around("seccomp=", "$P", ""))) == "unproven"

test_device if verdict(fixture.with_flag(fixture.private, "device", reading.word("/dev/kvm"))) == "fail"

test_volumes_from if verdict(fixture.with_flag(fixture.private, "volumes-from", reading.word("other"))) == "fail"

test_host_gateway if verdict(fixture.with_flag(fixture.private, "add-host", reading.word("host.docker.internal:host-gateway"))) == "fail"

test_host_gateway_in_public if verdict(fixture.with_flag(fixture.public, "add-host", reading.word("host.docker.internal:host-gateway"))) == "pass"

test_gap if verdict(fixture.with_gap(fixture.private)) == "unproven"

test_every_capability if {
	every name in ["ALL", "SYS_ADMIN", "NET_ADMIN", "NET_RAW", "SYS_PTRACE", "SYS_MODULE"] {
		verdict(fixture.with_flag(fixture.private, "cap-add", reading.word(name))) == "fail"
		verdict(fixture.with_flag(fixture.private, "cap-add", reading.word(sprintf("CAP_%s", [name])))) == "fail"
	}
}

test_cgroup_namespace if verdict(fixture.with_flag(fixture.private, "cgroupns", reading.word("host"))) == "fail"

test_apparmor_old_spelling if verdict(fixture.with_flag(fixture.private, "security-opt", reading.word("apparmor:unconfined"))) == "fail"

test_host_gateway_equals_spelling if verdict(fixture.with_flag(fixture.private, "add-host", reading.word("host=host-gateway"))) == "fail"

test_device_rule if verdict(fixture.with_flag(fixture.private, "device-cgroup-rule", reading.word("c 10:200 rwm"))) == "fail"
