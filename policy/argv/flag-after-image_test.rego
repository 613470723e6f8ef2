package egg.argv.flag_after_image_test

import data.egg.argv.flag_after_image
import data.egg.fixture
import data.egg.lib

verdict(doc) := lib.verdict(checks) if checks := flag_after_image.checks with input as doc

test_none if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, [], "docker", true)) == "pass"

test_habit_0 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["--help"], "docker", true)) == "pass"

test_habit_1 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["-v"], "docker", true)) == "pass"

test_habit_2 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["--name", "x"], "docker", true)) == "pass"

test_habit_3 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["--network=mainnet"], "docker", true)) == "pass"

test_habit_4 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["--dns", "8.8.8.8"], "docker", true)) == "pass"

test_habit_5 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["--config=/x", "--user", "me"], "docker", true)) == "pass"

test_habit_6 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["--network", "mainnet"], "docker", true)) == "pass"

test_fail_0 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["--privileged"], "docker", true)) == "fail"

test_fail_1 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["-it", "--cap-add=ALL"], "docker", true)) == "fail"

test_fail_2 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["--network", "host"], "docker", true)) == "fail"

test_fail_3 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["--net=none"], "docker", true)) == "fail"

test_fail_4 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["--dns=0.0.0.0"], "docker", true)) == "fail"

test_fail_5 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["--security-opt", "label=disable"], "docker", true)) == "fail"

test_image_taken if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": false}, ["--privileged"], "docker", true)) == "unproven"

test_habit_7 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["--dns-search", "a.b"], "docker", true)) == "pass"

test_habit_8 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["--cgroup-parent=/x"], "docker", true)) == "pass"

test_habit_9 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["--tmpfs", "/t"], "docker", true)) == "pass"

test_habit_10 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["--mount", "/dev/x"], "docker", true)) == "pass"

test_habit_11 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["--mount"], "docker", true)) == "pass"

test_fail_6 if verdict(fixture.command_line([], [], {"given": "yes", "refusal": "", "certain": true}, ["--mount=type=bind,src=/a,dst=/b"], "docker", true)) == "fail"
