package dockerflag

import (
	"encoding/json"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// container is what the engine is asked to make, as far as the reader tells it.
type container struct {
	Image string
	Cmd   []string
}

// fakeEngine answers docker's client on a socket of its own. It keeps the last
// container that it was asked for and refuses to make it.
type fakeEngine struct {
	sync.Mutex
	last *container
}

func (e *fakeEngine) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Api-Version", "1.50")
	w.Header().Set("Ostype", "linux")
	if !strings.HasSuffix(r.URL.Path, "/containers/create") {
		return
	}
	var c container
	if json.NewDecoder(r.Body).Decode(&c) == nil {
		e.Lock()
		e.last = &c
		e.Unlock()
	}
	w.WriteHeader(http.StatusBadRequest)
	_, _ = io.WriteString(w, `{"message":"recorded"}`)
}

func (e *fakeEngine) take() *container {
	e.Lock()
	defer e.Unlock()
	c := e.last
	e.last = nil
	return c
}

// oracle is the real client before a fake engine.
type oracle struct {
	client string
	env    []string
	engine *fakeEngine
}

func newOracle(t *testing.T) *oracle {
	t.Helper()
	client, err := exec.LookPath("docker")
	if err != nil {
		require.Empty(t, os.Getenv("CI"), "CI runs without the docker client: the reader is not held to it")
		t.Skip("no docker client here: the reader is not held to it")
	}
	dir, err := os.MkdirTemp("", "egg") // t.TempDir is too long for a socket's path
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	listener, err := net.Listen("unix", filepath.Join(dir, "s"))
	require.NoError(t, err)
	engine := new(fakeEngine)
	server := &http.Server{Handler: engine}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return &oracle{client: client, engine: engine, env: []string{
		"HOME=" + dir, "DOCKER_CONFIG=" + dir, "DOCKER_HOST=unix://" + filepath.Join(dir, "s"),
	}}
}

// ask tells what the client makes of an argv: the container it asks for, or
// whether it refused while parsing. Neither: it parsed the argv, and refused a
// combination of flags before it asked the engine.
func (o *oracle) ask(argv []string) (asked *container, refused bool) {
	cmd := exec.Command(o.client, argv[1:]...)
	cmd.Env = o.env
	out, _ := cmd.CombinedOutput()
	return o.engine.take(), isParseError(string(out))
}

// help is the client's own list of flags, by subcommand: an older client than the
// one of the table lacks some.
func (o *oracle) help(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, sub := range []string{"run", "create"} {
		text, err := exec.Command(o.client, sub, "--help").Output()
		require.NoError(t, err)
		out[sub] = string(text)
	}
	return out
}

func isParseError(output string) bool {
	for _, text := range []string{
		"unknown flag", "unknown shorthand flag", "flag needs an argument",
		"invalid argument", "bad flag syntax", "requires at least 1 argument",
	} {
		if strings.Contains(output, text) {
			return true
		}
	}
	return false
}

// The real client is asked what image and command it sees in random argvs; the
// reader must see the same, and refuse what the client refuses.
func TestReaderAgreesWithDocker(t *testing.T) {
	const argvs = 300
	o := newOracle(t)
	g := generator{Rand: rand.New(rand.NewPCG(20, 26)), help: o.help(t)}
	compared := 0
	for range argvs {
		argv := g.argv()
		asked, refused := o.ask(argv)
		r, err := Read(argv)
		assert.Equal(t, refused, err != nil, "%q: %v", argv, err)
		if asked != nil && err == nil {
			compared++
			assert.Equal(t, asked.Image, r.Image, "%q", argv)
			assert.Equal(t, append([]string{}, asked.Cmd...), append([]string{}, r.Command...), "%q", argv)
		}
	}
	assert.Greater(t, compared, argvs/2, "too few argvs reach the engine for the test to mean much")
}

// generator makes argvs, most of them good, of flags that the client has.
type generator struct {
	*rand.Rand
	help map[string]string
}

// known is a flag as the client has it; false where it lacks it. What is hidden
// stands in no help, and is older than any client in use.
func (g generator) known(f Flag, sub string) (Flag, bool) {
	if f.Hidden {
		return f, true
	}
	if f.Shorthand != "" && !strings.Contains(g.help[sub], "-"+f.Shorthand+", --"+f.Name) {
		f.Shorthand = ""
	}
	return f, strings.Contains(g.help[sub], " --"+f.Name+" ")
}

func (g generator) argv() []string {
	argv := append([]string{"docker"}, g.globals()...)
	if g.oneIn(4) {
		argv = append(argv, "container")
	}
	set, name := Run(), "run"
	if g.oneIn(3) {
		set, name = Create(), "create"
	}
	argv = append(argv, name)
	for range g.IntN(7) {
		argv = append(argv, g.spell(g.pick(set, name))...)
	}
	if g.oneIn(8) {
		argv = append(argv, g.broken()...)
	}
	return append(argv, g.tail()...)
}

func (g generator) oneIn(n int) bool { return g.IntN(n) == 0 }

func (g generator) word(words ...string) string { return words[g.IntN(len(words))] }

func (g generator) globals() []string {
	switch {
	case g.oneIn(6):
		return []string{"-D", "--log-level", "error"}
	case g.oneIn(12):
		return []string{"-lerror", "--debug=false", "--"}
	default:
		return nil
	}
}

// pick leaves out what older clients lack, what writes files, what asks for help
// instead of a container, and what the client refuses without an engine on
// Windows.
func (g generator) pick(set *Set, sub string) Flag {
	all := set.All()
	for {
		switch f := all[g.IntN(len(all))]; f.Name {
		case "umask", "cidfile", "help", "use-api-socket",
			"cpu-count", "cpu-percent", "io-maxbandwidth", "io-maxiops":
		default:
			if f, ok := g.known(f, sub); ok {
				return f
			}
		}
	}
}

func (g generator) spell(f Flag) []string {
	if f.Bool() {
		return g.spellBool(f)
	}
	value := goodValue(f)
	forms := [][]string{{"--" + f.Name, value}, {"--" + f.Name + "=" + value}}
	if f.Shorthand != "" {
		forms = append(forms, []string{"-" + f.Shorthand, value}, []string{"-" + f.Shorthand + value},
			[]string{"-" + f.Shorthand + "=" + value}, []string{"-i" + f.Shorthand, value})
	}
	return forms[g.IntN(len(forms))]
}

func (g generator) spellBool(f Flag) []string {
	forms := []string{"--" + f.Name, "--" + f.Name + "=" + g.word("true", "false", "0", "T")}
	if f.Shorthand != "" {
		forms = append(forms, "-"+f.Shorthand, "-i"+f.Shorthand+"=false")
	}
	return []string{g.word(forms...)}
}

// broken is a flag that the client refuses, or that swallows what follows.
func (g generator) broken() []string {
	return []string{g.word("--rmx", "-Z", "--rm=maybe", "--priv", "---x", "--=x", "-i=", "--debug", "--name", "-e", "-ite", "-it=")}
}

func (g generator) tail() []string {
	switch {
	case g.oneIn(10):
		return nil
	case g.oneIn(6):
		return []string{"--", "img", "--rm"}
	default:
		return [][]string{{"img"}, {"img", "sh", "-c", "x"}, {"img:1", "--privileged"}, {"true", "img"}, {"img", "--", "-e"}}[g.IntN(5)]
	}
}

// goodValue is a value that the client takes while it parses.
func goodValue(f Flag) string {
	byName := map[string]string{
		"add-host": "h:10.0.0.1", "attach": "stdout", "cgroupns": "private", "device": "/dev/null:/dev/null",
		"blkio-weight-device": "/dev/sda:100", "device-read-bps": "/dev/sda:1mb", "device-write-bps": "/dev/sda:1mb",
		"device-read-iops": "/dev/sda:10", "device-write-iops": "/dev/sda:10", "device-cgroup-rule": "c 1:3 rwm",
		"dns": "0.0.0.0", "env": "K=V", "env-file": "/dev/null", "expose": "80", "ip": "10.0.0.2", "ip6": "fd00::2",
		"ipc": "private", "label": "a=b", "label-file": "/dev/null", "link": "a:b", "link-local-ip": "10.0.0.3",
		"log-opt": "a=b", "mac-address": "92:d0:c6:0a:29:33", "pid": "host", "platform": "linux/amd64",
		"publish": "80:80", "pull": "never", "restart": "no", "security-opt": "label=disable", "storage-opt": "a=b", "sysctl": "net.a=1",
		"tmpfs": "/t", "userns": "host", "uts": "host", "volume": "/a:/b", "workdir": "/w",
	}
	byType := map[string]string{
		"bytes": "16m", "decimal": "1.5", "duration": "1s", "gpu-request": "all", "int": "5", "int64": "5",
		"map": "a=b", "mount": "type=tmpfs,dst=/m", "network": "net1", "uint16": "10", "uint64": "5", "ulimit": "nofile=1",
	}
	for _, value := range []string{byName[f.Name], byType[f.Type]} {
		if value != "" {
			return value
		}
	}
	return "v"
}
