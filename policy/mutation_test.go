package policy

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/parser"
)

// mutation is what one rule is about: something added to a launch that passes, or
// something taken out of it.
type mutation struct {
	rule   string
	option string   // long, without dashes
	values []string // the forms that its value can have; of a switch, the ways to turn it on
	drop   string   // what goes first: the beginning of --option=value, in one word
}

// on are the words that turn a switch on, "" for the switch alone; off turn it off.
func on() []string  { return []string{"", "true", "1", "t", "T", "TRUE", "True"} }
func off() []string { return []string{"false", "0", "f", "F", "FALSE", "False"} }

// hostPath is a path of the host in every option that mounts one.
func hostPath(rule, path string) []mutation {
	return []mutation{
		{rule: rule, option: "volume", values: []string{path + ":/x", path + ":/x:ro", path + ":/x:rw,z"}},
		{rule: rule, option: "mount", values: []string{
			"type=bind,src=" + path + ",dst=/x", "type=bind,source=" + path + ",target=/x,readonly", "destination=/x,ro=true,source=" + path + ",type=bind",
			`"type=bind","src=` + path + `",dst=/x`, "TYPE=bind,SRC=" + path + ",DST=/x", "type=volume,dst=/x,volume-opt=type=none,volume-opt=device=" + path,
		}},
	}
}

// hostNetwork is the network of the host, short and long.
func hostNetwork() []string {
	return []string{"host", "name=host", "name=host,alias=x", "NAME=host", `"name=host"`}
}

// hardeningMutations are made of a launch that is no sandbox and passes all.
func hardeningMutations() []mutation {
	return slices.Concat([]mutation{
		{rule: "EGG201", option: "privileged", values: on()},
		{rule: "EGG202", option: "cap-add", values: []string{"ALL", "all", "SYS_ADMIN", "sys_admin", "CAP_SYS_ADMIN", "cap_net_admin", "NET_RAW", "SYS_PTRACE", "sys_module", "SYS_RAWIO", "BPF"}},
		{rule: "EGG203", option: "use-api-socket", values: on()},
		{rule: "EGG204", option: "env", values: []string{"DOCKER_HOST=tcp://10.0.0.1:2375", "DOCKER_HOST="}},
		{rule: "EGG205", option: "volume", values: []string{"/etc/passwd:/etc/passwd", "/etc/shadow:/x:rw"}},
		{rule: "EGG206", option: "network", values: hostNetwork(), drop: "--network="},
		{rule: "EGG207", option: "pid", values: []string{"host"}},
		{rule: "EGG208", option: "ipc", values: []string{"host"}},
		{rule: "EGG209", option: "uts", values: []string{"host"}},
		{rule: "EGG210", option: "userns", values: []string{"host"}},
		{rule: "EGG211", option: "security-opt", values: []string{"seccomp=unconfined", "seccomp:unconfined"}},
		{rule: "EGG212", option: "security-opt", values: []string{"apparmor=unconfined", "apparmor:unconfined"}},
		{rule: "EGG213", option: "security-opt", values: []string{"label=disable", "label:disable"}},
		{rule: "EGG214", option: "security-opt", values: []string{"systempaths=unconfined", "systempaths:unconfined"}},
		{rule: "EGG215", option: "security-opt", values: []string{"no-new-privileges=false", "no-new-privileges:false", "no-new-privileges=0"}},
		{rule: "EGG216", option: "device", values: []string{"/dev/sda", "/dev/sda:/dev/xvda:r"}},
		{rule: "EGG216", option: "device-cgroup-rule", values: []string{"c 1:3 mr"}},
		{rule: "EGG217", option: "volume", values: []string{"/mnt:/mnt:shared", "/mnt:/mnt:ro,rshared"}},
		{rule: "EGG217", option: "mount", values: []string{"type=bind,src=/mnt,dst=/mnt,bind-propagation=rshared", "bind-propagation=SHARED,type=bind,src=/mnt,dst=/mnt"}},
		{rule: "EGG218", option: "cgroup-parent", values: []string{"/system.slice"}},
		{rule: "EGG219", option: "oom-kill-disable", values: on()},
		{rule: "EGG220", option: "env", values: []string{"API_KEY=5f2c9a7be1d04c63", "db_password=hunter22", "X=" + "ghp" + "_0123456789abcdefghij"}},
		{rule: "EGG251", option: "cap-drop", values: []string{"NET_RAW"}, drop: "--cap-drop="},
		{rule: "EGG252", option: "init", values: on(), drop: "--security-opt="},
		{rule: "EGG253", option: "read-only", values: off(), drop: "--read-only"},
		{rule: "EGG254", option: "memory", values: []string{"0", "0m"}, drop: "--memory="},
		{rule: "EGG255", option: "cpus", values: []string{"0", "0.0"}, drop: "--cpus="},
		{rule: "EGG256", option: "pids-limit", values: []string{"0", "-1"}, drop: "--pids-limit="},
		{rule: "EGG257", option: "user", values: []string{"0", "root", "0:0", "root:1000"}, drop: "--user="},
		{rule: "EGG258", option: "publish", values: []string{"8080:80", "0.0.0.0:8080:80", "[::]:8080:80", "8080:80/udp", "target=80,published=8080"}},
		{rule: "EGG259", option: "publish", values: []string{"127.0.0.1:80:80", "127.0.0.1:1000-1100:1000-1100", "80:80"}},
		{rule: "EGG260", option: "publish-all", values: on()},
		{rule: "EGG261", option: "restart", values: []string{"always", "unless-stopped", "on-failure", "on-failure:0"}, drop: "--rm"},
		{rule: "EGG263", option: "volumes-from", values: []string{"db", "db:ro"}},
		{rule: "EGG264", option: "rm", values: off(), drop: "--rm"},
	},
		hostPath("EGG203", "/var/run/docker.sock"), hostPath("EGG203", "/run/podman/podman.sock"), hostPath("EGG203", "/var//run/./docker.sock"),
		hostPath("EGG205", "/"), hostPath("EGG205", "/etc"), hostPath("EGG205", "/proc/"), hostPath("EGG205", "/usr"),
	)
}

// contractMutations are made of a private sandbox that keeps the contract.
func contractMutations() []mutation {
	proxy := "http://egg-gateway:3129"
	return slices.Concat([]mutation{
		{rule: "EGG001", option: "security-opt", values: []string{"label=disabled", "label:disabled", "label=type:x"}, drop: "--security-opt="},
		{rule: "EGG001", option: "security-opt", values: []string{"label=type:x", "label:level:s0"}},
		{rule: "EGG002", option: "dns", values: []string{"8.8.8.8", "::1"}},
		{rule: "EGG002", option: "dns", values: []string{"127.0.0.1"}, drop: "--dns="},
		{rule: "EGG003", option: "env", values: []string{"HTTP_PROXY=", "HTTP_PROXY=http://other:1"}, drop: "--env=HTTP_PROXY="},
		{rule: "EGG003", option: "env", values: []string{"ALL_PROXY=socks5://other:1", "all_proxy=" + proxy + "/"}},
		{rule: "EGG004", option: "env", values: []string{"NO_PROXY=*", "NO_PROXY=localhost", "NO_PROXY=localhost,127.0.0.1,egg-gateway,.example"}, drop: "--env=NO_PROXY="},
		{rule: "EGG005", option: "env", values: []string{"CONTAINER_ID=other", "CONTAINER_ID="}, drop: "--env=CONTAINER_ID="},
		{rule: "EGG006", option: "env", values: []string{"RUNTIME_UIDS=1000"}, drop: "--env=RUNTIME_UID="},
		{rule: "EGG007", option: "env", values: []string{"PRIVATE_MODE=yes", "PRIVATE_MODE=True"}, drop: "--env=PRIVATE_MODE="},
		{rule: "EGG008", option: "network", values: []string{"none", "bridge", "default", "container:x", "name=bridge,alias=y"}, drop: "--network="},
		{rule: "EGG008", option: "network", values: []string{"second", "name=second"}},
		{rule: "EGG009", option: "add-host", values: []string{"egg-gateway:10.0.0.9", "egg-gateway=10.0.0.9", "EGG-GATEWAY:10.0.0.9"}},
		{rule: "EGG009", option: "hostname", values: []string{"egg-gateway"}},
		{rule: "EGG009", option: "network-alias", values: []string{"egg-gateway"}},
		{rule: "EGG009", option: "link", values: []string{"box:egg-gateway"}},
		{rule: "EGG010", option: "env", values: []string{"EGG_SESSION_TOKEN=$T"}},
		{rule: "EGG011", option: "ip", values: []string{"172.32.0.9"}},
		{rule: "EGG011", option: "network", values: []string{"name=egg-isolated,ip=172.32.0.9"}, drop: "--network="},
		{rule: "EGG013", option: "env", values: []string{"ANTHROPIC_AUTH_METHOD=guess", "ANTHROPIC_AUTH_METHOD=OAUTH"}},
		{rule: "EGG014", option: "env", values: []string{"PRIVATE_MODE=false", "CONTAINER_ID=other", "HTTP_PROXY=http://other:1"}},
		{rule: "EGG015", option: "name", values: []string{""}, drop: "--name="},
		{rule: "EGG016", option: "env", values: []string{"EGG_SESSION_TOKEN=5f2c9a7be1d04c63", "API_KEY=5f2c9a7be1d04c63"}},
		{rule: "EGG017", option: "privileged", values: on()},
		{rule: "EGG017", option: "use-api-socket", values: on()},
		{rule: "EGG017", option: "network", values: hostNetwork(), drop: "--network="},
		{rule: "EGG017", option: "cap-add", values: []string{"ALL", "SYS_ADMIN", "cap_net_admin", "net_raw", "CAP_SYS_PTRACE", "SYS_MODULE"}},
		{rule: "EGG017", option: "security-opt", values: []string{"seccomp=unconfined", "seccomp:unconfined", "apparmor=unconfined", "apparmor:unconfined"}},
		{rule: "EGG017", option: "pid", values: []string{"host"}},
		{rule: "EGG017", option: "ipc", values: []string{"host"}},
		{rule: "EGG017", option: "uts", values: []string{"host"}},
		{rule: "EGG017", option: "userns", values: []string{"host"}},
		{rule: "EGG017", option: "device", values: []string{"/dev/kvm"}},
		{rule: "EGG017", option: "volumes-from", values: []string{"other"}},
		{rule: "EGG017", option: "env", values: []string{"DOCKER_HOST=unix:///x"}},
		{rule: "EGG017", option: "add-host", values: []string{"h:host-gateway", "h=host-gateway"}},
	},
		hostPath("EGG017", "/var/run/docker.sock"), hostPath("EGG017", "/"),
		targets("/etc/resolv.conf"), targets("/etc/hosts"), targets("/etc/nsswitch.conf"), targets("/etc/"),
	)
}

// targets are mounts over a path of the sandbox.
func targets(path string) []mutation {
	return []mutation{
		{rule: "EGG018", option: "volume", values: []string{"./x:" + path, "data:" + path + ":ro"}},
		{rule: "EGG018", option: "mount", values: []string{"type=bind,src=/srv/x,dst=" + path, "type=tmpfs,destination=" + path}},
		{rule: "EGG018", option: "tmpfs", values: []string{path, path + ":size=1m"}},
	}
}

// spellings are the ways to write an option: its name in each form, its value apart
// or behind.
func spellings(option, value string) [][]string {
	flag, _ := dockerflag.Run().Long(option)
	longs := []string{"--" + option}
	for _, f := range dockerflag.Run().All() {
		if f.Alias == option {
			longs = append(longs, "--"+f.Name)
		}
	}
	var all [][]string
	for _, long := range longs {
		switch {
		case flag.Bool() && value == "":
			all = append(all, []string{long})
		case flag.Bool():
			all = append(all, []string{long + "=" + value})
		default:
			all = append(all, []string{long, value}, []string{long + "=" + value})
		}
	}
	short := "-" + flag.Shorthand
	switch {
	case flag.Shorthand == "":
	case flag.Bool() && value == "":
		all = append(all, []string{short}, []string{"-i" + flag.Shorthand})
	case flag.Bool():
		all = append(all, []string{short + "=" + value})
	default:
		all = append(all, []string{short, value}, []string{short + "=" + value})
		if value != "" {
			all = append(all, []string{short + value})
		}
	}
	return all
}

// mutants are the argvs that a mutation makes of one, its words right after run and
// right before the image.
func (m mutation) mutants(t *testing.T, base []string) [][]string {
	t.Helper()
	image := slices.Index(base, mutantImage)
	if m.drop != "" {
		at := slices.IndexFunc(base, func(word string) bool { return strings.HasPrefix(word, m.drop) })
		require.GreaterOrEqual(t, at, 0, m.drop)
		base = slices.Delete(slices.Clone(base), at, at+1)
		image--
	}
	var all [][]string
	for _, value := range m.values {
		for _, words := range spellings(m.option, value) {
			all = append(all, slices.Insert(slices.Clone(base), 2, words...), slices.Insert(slices.Clone(base), image, words...))
		}
	}
	return all
}

const mutantImage = "egg-sandbox:1"

// webArgv is a launch that is asked everything and passes.
func webArgv() []string {
	return []string{
		"docker", "run", "--rm", "--cap-drop=ALL", "--security-opt=no-new-privileges", "--read-only", "--memory=512m", "--cpus=1",
		"--pids-limit=100", "--user=1000:1000", "--network=backend", mutantImage,
	}
}

// joinedArgv is privateArgv with each option in one word, a known name, and no
// program.
func joinedArgv() []string {
	argv := []string{"docker", "run", "--rm"}
	words := privateArgv()
	for i := 3; words[i] != mutantImage; i += 2 {
		argv = append(argv, strings.Replace(words[i], "-e", "--env", 1)+"="+strings.ReplaceAll(words[i+1], "$n", "egg-1"))
	}
	return append(argv, mutantImage)
}

func strictConfig() Config {
	config := DefaultConfig()
	config.Hardening = HardeningStrict
	config.Sandbox.Exclude.Images = []string{"egg-sandbox"} // the image is that of the sandbox, for the launches are made alike
	return config
}

func foundIn(t *testing.T, e *Engine, argv []string) []string {
	t.Helper()
	result, err := e.Evaluate(context.Background(), []parser.Launch{launch(scenario(t, argv...))})
	require.NoError(t, err, "%q", argv)
	return ids(result.Findings)
}

// Each mutation is found by its rule, however it is spelt.
func TestEveryMutantIsFound(t *testing.T) {
	count := 0
	for _, suite := range []struct {
		config    Config
		base      []string
		mutations []mutation
	}{
		{strictConfig(), webArgv(), hardeningMutations()},
		{DefaultConfig(), joinedArgv(), contractMutations()},
	} {
		e := engine(t, suite.config)
		require.Empty(t, foundIn(t, e, suite.base))
		for _, m := range suite.mutations {
			for _, argv := range m.mutants(t, suite.base) {
				count++
				assert.Contains(t, foundIn(t, e, argv), m.rule, "%q", argv)
			}
		}
	}
	t.Logf("%d mutants", count)
	assert.GreaterOrEqual(t, count, 300)
}

// What only looks like a mutation is none: switches that are off, and values that do
// no harm.
func TestHarmlessMutantsAreClean(t *testing.T) {
	harmless := []mutation{
		{option: "privileged", values: off()}, {option: "oom-kill-disable", values: off()}, {option: "use-api-socket", values: off()}, {option: "publish-all", values: off()},
		{option: "pid", values: []string{"container:x", ""}}, {option: "ipc", values: []string{"private", "shareable", "none", ""}}, {option: "uts", values: []string{""}}, {option: "userns", values: []string{""}},
		{option: "cap-add", values: []string{"CHOWN", "cap_net_bind_service", "SETUID"}},
		{option: "security-opt", values: []string{"seccomp=profile.json", "seccomp:profile.json", "apparmor=own", "no-new-privileges=true", "no-new-privileges:true"}},
		{option: "volume", values: []string{"/etc/localtime:/etc/localtime:ro", "/dev/null:/x", "/etc/passwd:/x:ro", "data:/data", "/data", "./etc:/x", "/mnt:/mnt:rslave"}},
		{option: "mount", values: []string{"type=bind,src=/srv/etc,dst=/x", "type=volume,src=data,dst=/x,readonly", "type=tmpfs,dst=/x", "type=bind,src=/etc/passwd,dst=/x,readonly=true"}},
		{option: "env", values: []string{"MAX_TOKENS=5", "API_KEY=changeme", "API_KEY=<your-key>", "API_KEY", "TOKEN_FILE=/run/secrets/token", "API_KEY=$KEY"}},
		{option: "cgroup-parent", values: []string{""}},
	}
	for _, suite := range []struct {
		config Config
		base   []string
		more   []mutation
	}{
		{strictConfig(), webArgv(), []mutation{
			{option: "network", values: []string{"own", "name=hosts", "none"}, drop: "--network="}, {option: "publish", values: []string{"127.0.0.1:8080:80", "127.0.0.1::80"}},
			{option: "restart", values: []string{"no", ""}}, {option: "user", values: []string{"1000", "app:app"}, drop: "--user="},
		}},
		{DefaultConfig(), joinedArgv(), []mutation{
			{option: "network", values: []string{"egg-isolated", "name=egg-isolated,alias=x"}, drop: "--network="},
			{option: "add-host", values: []string{"egg-gateway:172.32.0.2", "egg-gateway=172.32.0.2"}, drop: "--add-host="},
			{option: "env", values: []string{"ANTHROPIC_AUTH_METHOD=oauth"}}, {option: "dns", values: []string{"0.0.0.0"}, drop: "--dns="},
		}},
	} {
		e := engine(t, suite.config)
		for _, m := range slices.Concat(harmless, suite.more) {
			for _, argv := range m.mutants(t, suite.base) {
				assert.Empty(t, foundIn(t, e, argv), "%q", argv)
			}
		}
	}
}
