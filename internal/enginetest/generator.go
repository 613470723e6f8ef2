package enginetest

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/egglint/egg/internal/dockerflag"
)

// Generator makes argvs, most of them good, of flags that the client has.
type Generator struct {
	*rand.Rand
	engine string
	help   map[string]string
	older  bool // newer clients think otherwise of some values
}

// NewGenerator makes a generator whose argvs hang on the seed alone, and on which
// flags the client has.
func NewGenerator(t testing.TB, c *Client, seed uint64) Generator {
	t.Helper()
	return Generator{
		Rand:   rand.New(rand.NewPCG(seed, 2026)),
		engine: c.name,
		help:   map[string]string{"run": c.Help(t, "run"), "create": c.Help(t, "create"), connect: c.Help(t, connect)},
		older:  !c.follows(t),
	}
}

// known is a flag as the client has it; false where it lacks it. What is hidden
// stands in no help, and is older than any client in use.
func (g Generator) known(f dockerflag.Flag, subcommand string) (dockerflag.Flag, bool) {
	if f.Hidden {
		return f, true
	}
	if f.Shorthand != "" && !strings.Contains(g.help[subcommand], "-"+f.Shorthand+", --"+f.Name) {
		f.Shorthand = ""
	}
	return f, strings.Contains(g.help[subcommand], " --"+f.Name+" ")
}

// Argv makes one argv.
func (g Generator) Argv() []string {
	argv := append([]string{g.engine}, g.globals()...)
	if g.oneIn(4) {
		argv = append(argv, "container")
	}
	name := "run"
	if g.oneIn(3) {
		name = "create"
	}
	set := dockerflag.FlagsOf(g.engine, name)
	argv = append(argv, name)
	for range g.IntN(9) {
		argv = append(argv, g.spell(g.pick(set, name))...)
	}
	if g.oneIn(10) {
		argv = append(argv, g.word("--rmx", "-Z", "--rm=maybe", "--priv", "---x", "--=x", "-i=", "--debug", "--name", "-e", "-ite", "-it="))
	}
	return append(argv, g.tail()...)
}

func (g Generator) oneIn(n int) bool { return g.IntN(n) == 0 }

func (g Generator) word(words ...string) string { return words[g.IntN(len(words))] }

func (g Generator) globals() []string {
	switch {
	case g.engine == "podman":
		return [][]string{nil, nil, {"--log-level", "error"}, {"-r"}, {"--remote=true"}}[g.IntN(5)]
	case g.oneIn(6):
		return []string{"-D", "--log-level", "error"}
	case g.oneIn(12):
		return []string{"-lerror", "--debug=false", "--"}
	default:
		return nil
	}
}

// favourites are flags whose values have a syntax of their own: more of what can
// go wrong lies in them.
var favourites = []string{"mount", "volume", "tmpfs", "publish", "network", "env", "add-host", "security-opt", "restart", "ulimit", "device"}

// unasked are the flags that older clients take and the reader does not know, that
// read or write files, make other things first, ask for help instead of a container,
// or that the client refuses without an engine on Windows.
var unasked = []string{
	"umask", "cidfile", "help", "use-api-socket", "cpu-count", "cpu-percent", "io-maxbandwidth", "io-maxiops",
	"authfile", "conmon-pidfile", "pidfile", "pod", "pod-id-file", "preserve-fds", "secret",
}

// leftOpen are the flags whose values older clients leave to the engine.
var leftOpen = []string{"network-alias", "net-alias", "pull"}

// pick picks a flag that the client has.
func (g Generator) pick(set *dockerflag.Set, subcommand string) dockerflag.Flag {
	all := set.All()
	for {
		f := all[g.IntN(len(all))]
		if g.oneIn(3) {
			f, _ = set.Long(g.word(favourites...))
		}
		if slices.Contains(unasked, f.Name) || g.older && slices.Contains(leftOpen, f.Name) || g.engine == "podman" && f.Name == "net-alias" {
			continue
		}
		if f, ok := g.known(f, subcommand); ok {
			return f
		}
	}
}

func (g Generator) spell(f dockerflag.Flag) []string {
	if f.Bool() {
		return g.spellBool(f)
	}
	value := g.value(f)
	forms := [][]string{{"--" + f.Name, value}, {"--" + f.Name + "=" + value}}
	if f.Shorthand != "" {
		forms = append(forms, []string{"-" + f.Shorthand, value}, []string{"-" + f.Shorthand + "=" + value}, []string{"-i" + f.Shorthand, value})
		if value != "" && value[0] != '=' {
			forms = append(forms, []string{"-" + f.Shorthand + value})
		}
	}
	return forms[g.IntN(len(forms))]
}

func (g Generator) spellBool(f dockerflag.Flag) []string {
	forms := []string{"--" + f.Name, "--" + f.Name + "=" + g.word("true", "false", "0", "T")}
	if f.Shorthand != "" {
		forms = append(forms, "-"+f.Shorthand, "-i"+f.Shorthand+"=false")
	}
	return []string{g.word(forms...)}
}

func (g Generator) tail() []string {
	switch {
	case g.oneIn(20):
		return nil
	case g.oneIn(6):
		return []string{"--", "img", "--rm"}
	default:
		return [][]string{{"img"}, {"img", "sh", "-c", "x"}, {"img:1", "--privileged"}, {"true", "img"}, {g.image(), "--", "-e"}}[g.IntN(5)]
	}
}

func (g Generator) image() string {
	const digest = "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	return g.from("|img|a/b/c:x.y-z|localhost/x|localhost:5000/x:1|Img|a.b/c" + digest + "|x:1" + digest + "|x@sha256:12|x:|:x|a__b|a___b|a..b|-a|a/|/a|a-/b|" +
		"-|x:-1|reg.io:80/A|a--b|x@" + digest + "||[::1]:5000/x|REG/x")
}
