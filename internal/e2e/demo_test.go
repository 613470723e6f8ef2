package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	before = "testdata/demo/before"
	after  = "testdata/demo/after"
)

// findings is the part of a report in JSON that the tests look at.
type findings struct {
	Findings []struct {
		Rule    string
		File    string
		Message string
		Verdict string
		Span    struct{ Line int }
		When    []struct{ Text, Outcome string }
	}
	Problems  []any
	Launches  int
	Sandboxes int
}

func lint(t *testing.T, folder string) (findings, int) {
	t.Helper()
	r := shell(t, folder, "egglint --format json")
	var f findings
	require.NoError(t, json.Unmarshal([]byte(r.output), &f), r.output)
	return f, r.status
}

// fault is a finding in short: what is told, where, and when it holds.
type fault struct{ rule, place, when string }

func (f findings) faults() []fault {
	var out []fault
	for _, x := range f.Findings {
		var when []string
		for _, c := range x.When {
			when = append(when, c.Text+" is "+c.Outcome)
		}
		out = append(out, fault{x.Rule, x.File + ":" + strconv.Itoa(x.Span.Line), strings.Join(when, ", ")})
	}
	return out
}

// below are the faults whose places begin in one of these ways.
func (f findings) below(prefixes ...string) []fault {
	var out []fault
	for _, x := range f.faults() {
		if slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(x.place, p) }) {
			out = append(out, x)
		}
	}
	return out
}

// line is the number of the only line of a demo file that holds a text.
func line(t *testing.T, folder, file, text string) string {
	t.Helper()
	var found []string
	for number, l := range numbered(t, filepath.Join(root, folder, file)) {
		if strings.Contains(l, text) {
			found = append(found, file+":"+strconv.Itoa(number))
		}
	}
	require.Len(t, found, 1, "lines with %q in %s", text, file)
	return found[0]
}

const (
	notPrivate = "mode = private is false"
	private    = "mode = private is true"
	lockdown   = "DNS_LOCKDOWN = 1 is true"
	noLockdown = "DNS_LOCKDOWN = 1 is false"
	public     = "options.public is true"
	kept       = "options.keep is true"
	noKey      = "$ANTHROPIC_API_KEY is false"
)

// Every fault that a team had before it had one builder is in the project, and
// is found where it is, under the condition under which it is one.
func TestDemoBeforeHasItsFaults(t *testing.T) {
	f, status := lint(t, before)
	assert.Equal(t, 1, status)
	assert.Empty(t, f.Problems)
	assert.Equal(t, 7, f.Sandboxes)
	assert.Equal(t, 8, f.Launches, "the gateway is one, and no sandbox")

	agent := line(t, before, "bin/agent", `"${args[@]}" -v`)
	headless := line(t, before, "bin/agent-headless", `docker run --rm \`)
	e2e := line(t, before, ".github/workflows/e2e.yml", `docker run --rm \`)
	assert.ElementsMatch(t, []fault{
		{"EGG002", agent, private + ", " + noLockdown}, // an unrelated switch
		{"EGG006", agent, ""},                          // variables under a wrong name
		{"EGG007", agent, notPrivate},                  // a mode that nobody runs
		{"EGG009", agent, notPrivate},                  // a network put together by hand
		{"EGG012", agent, notPrivate + ", " + lockdown},
		{"EGG013", agent, ""},

		{"EGG003", headless, ""}, // half of the proxy settings
		{"EGG003", headless, ""}, // the proxy's name has no address
		{"EGG004", headless, ""},
		{"EGG005", headless, ""}, // CONTAINER_ID is not the name
		{"EGG008", headless, ""}, // a second network, the way out
		{"EGG009", headless, ""}, // no --add-host
		{"EGG011", headless, ""}, // the token under a wrong name
		{"EGG012", headless, ""},
		{"EGG014", headless, ""},

		{"EGG001", e2e, ""}, // the test starts something else than production does
		{"EGG002", e2e, ""},
		{"EGG003", e2e, ""},
		{"EGG004", e2e, ""},
		{"EGG005", e2e, ""},
		{"EGG006", e2e, ""},
		{"EGG007", e2e, ""},
		{"EGG009", e2e, ""}, // no --add-host
		{"EGG009", e2e, ""}, // GATEWAY_URL under a wrong name
		{"EGG010", e2e, ""}, // no static address, so no session binding
		{"EGG013", e2e, ""},
		{"EGG015", e2e, ""},
	}, f.below("bin/agent:", "bin/agent-headless:", ".github/"))
}

// The same for the programs in Python, whose argv comes together in several
// modules.
func TestDemoBeforeHasItsFaultsInPython(t *testing.T) {
	f, _ := lint(t, before)
	interactive := line(t, before, "launcher/interactive.py", "subprocess.run(cmd)")
	headless := line(t, before, "launcher/headless.py", "subprocess.call(cmd)")
	harness := line(t, before, "e2e/harness.py", "subprocess.run(self.command()")
	assert.ElementsMatch(t, []fault{
		{"EGG005", interactive, ""},     // CONTAINER_ID under a wrong name
		{"EGG009", interactive, public}, // half of what the network helper gives is used in one mode only
		{"EGG013", interactive, noKey},  // a way through the entrypoint that nobody meant

		{"EGG002", headless, kept}, // flags at a magic index, with one that has nothing to do with them
		{"EGG003", headless, ""},   // a copy of the network helper: half of the proxy settings
		{"EGG003", headless, ""},   // the proxy's name has no address
		{"EGG004", headless, ""},
		{"EGG009", headless, ""}, // no --add-host
		{"EGG011", headless, ""}, // the token under a wrong name

		{"EGG001", harness, ""}, // a configuration made by hand
		{"EGG002", harness, ""},
		{"EGG003", harness, ""},
		{"EGG004", harness, ""},
		{"EGG005", harness, ""},
		{"EGG006", harness, ""},
		{"EGG007", harness, ""},
		{"EGG009", harness, ""}, // GATEWAY_URL under a wrong name
		{"EGG010", harness, ""}, // no static address, so no session binding
		{"EGG013", harness, ""},
		{"EGG015", harness, ""},
	}, f.below("launcher/", "e2e/"))
}

// A word that can hold anything is told once, and is no reason to tell what is
// there as missing.
func TestDemoBeforeIsUnprovenWhereAnythingCanBe(t *testing.T) {
	f, _ := lint(t, before)
	debug := line(t, before, "bin/agent-debug", "$DOCKER_OPTS egg-sandbox")
	faults := f.below("bin/agent-debug:")
	assert.Contains(t, faults, fault{"EGG901", debug, ""})
	var words []string
	for i, x := range f.Findings {
		if f.faults()[i].place == debug {
			assert.Equal(t, "EGG901", x.Rule)
			assert.Equal(t, "unproven", x.Verdict)
			words = append(words, strings.Fields(x.Message)[0])
		}
	}
	assert.Equal(t, []string{"$DOCKER_OPTS"}, words)
}

// Text that only speaks of a launch is none: no launch stands there.
func TestDemoMentionsAreNoLaunches(t *testing.T) {
	for folder, atLeast := range map[string]int{before: 18, after: 16} {
		spoken := mentions(t, folder)
		assert.GreaterOrEqual(t, len(spoken), atLeast)
		for _, l := range extract(t, folder).Launches {
			assert.NotContains(t, spoken, l.File+":"+strconv.Itoa(l.Span.Line))
		}
	}
}

func TestDemoAfterIsClean(t *testing.T) {
	f, status := lint(t, after)
	assert.Equal(t, 0, status)
	assert.Empty(t, f.faults())
	assert.Empty(t, f.Problems)
	assert.Equal(t, 8, f.Sandboxes)
	assert.Equal(t, 9, f.Launches, "the gateway is one, and no sandbox")
}

// Clean is not enough: there is nothing in what the programs start that stays
// open.
func TestDemoAfterIsKnown(t *testing.T) {
	document := extract(t, after)
	for _, l := range document.Launches {
		assert.True(t, l.Complete, l.File)
	}
	stats := document.Stats
	assert.Zero(t, stats.Gaps+stats.Problems+stats.Unknown+stats.Unreachable, "%+v", stats)
}

func TestDemoTellsTheWholeStory(t *testing.T) {
	r := shell(t, ".", "testdata/demo/run \"$(dirname \"$(command -v egglint)\")\"")
	assert.Equal(t, 0, r.status, r.output)
	path := filepath.Join(root, "testdata/demo/run.golden")
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(r.output), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, steady(string(want)), steady(r.output), "go test ./internal/e2e -update writes it anew")
}

// mentions are the lines of a demo that speak of a launch and are none: a launch
// begins its line, or a list's.
func mentions(t *testing.T, folder string) []string {
	t.Helper()
	var out []string
	top := filepath.Join(root, folder)
	err := filepath.WalkDir(top, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		file, err := filepath.Rel(top, path)
		if err != nil {
			return err
		}
		for number, text := range numbered(t, path) {
			if strings.Contains(text, "docker run") && !startsLaunch(text) {
				out = append(out, filepath.ToSlash(file)+":"+strconv.Itoa(number))
			}
		}
		return nil
	})
	require.NoError(t, err)
	return out
}

func startsLaunch(text string) bool {
	text = strings.TrimPrefix(strings.TrimSpace(text), "args=(")
	for _, flag := range []string{"--rm \\", "-d \\", "--rm -it)", `"${args[@]}"`} {
		if strings.HasPrefix(text, "docker run "+flag) {
			return true
		}
	}
	return false
}

// numbered yields the lines of a file with their numbers.
func numbered(t *testing.T, path string) map[int]string {
	t.Helper()
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	out := map[int]string{}
	for text := range strings.Lines(string(content)) {
		out[len(out)+1] = text
	}
	return out
}
