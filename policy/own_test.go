package policy

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser"
)

// ownText is a rule of a team's own, with this body.
func ownText(id, pack, name, body string) string {
	if strings.Contains(body, "lib.") {
		body = "import data.egg.lib\n\n" + body
	}
	return `# METADATA
# title: Images have a tag
# description: Without one, what runs is what somebody pushed last.
# custom: {id: ` + id + `, name: ` + name + `, severity: warning, bad: b, good: g, mend: m}
package own.` + pack + `.` + strings.ReplaceAll(name, "-", "_") + `

` + body + "\n"
}

const tagged = `checks := [{
	"holds": lib.flag_present("label"),
	"about": ["--label"],
	"flag": "--label",
	"message": "launch without --label",
}]`

func folder(files map[string]string) Origin {
	tree := fstest.MapFS{}
	for name, text := range files {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return Folder("policy", tree)
}

func ownEngine(t *testing.T, deadline time.Duration, files map[string]string) *Engine {
	t.Helper()
	policies, err := LoadPolicies(folder(files))
	require.NoError(t, err)
	e, err := New(context.Background(), Options{Config: Config{Policies: policies, Packs: map[string]Severity{"argv": SeverityOff}}, Deadline: deadline})
	require.NoError(t, err)
	return e
}

func TestOwnRule(t *testing.T) {
	e := ownEngine(t, 0, map[string]string{"images/label-set.rego": ownText("TEAM1", "images", "label-set", tagged), "notes.txt": "none"})
	result, err := e.Evaluate(context.Background(), launches(t, []string{"docker", "run", "web"}, []string{"docker", "run", "--label", "a=b", "web"}))
	require.NoError(t, err)
	require.Len(t, result.Findings, 1)
	f := result.Findings[0]
	assert.Equal(t, []string{"TEAM1", "label-set", "images", "warning", "launch without --label", "m"},
		[]string{f.Rule, f.Name, f.Pack, string(f.Severity), f.Message, f.Mend})
}

func TestOwnRulesAreRefused(t *testing.T) {
	good := ownText("TEAM1", "images", "label-set", tagged)
	for name, test := range map[string]struct{ file, text, want string }{
		"nothing wrong":       {"label-set.rego", good, ""},
		"package of egg":      {"x.rego", "package egg.lib\n\nimport rego.v1\n", "package egg.lib: policies of your own live in packages that begin with \"own.\""},
		"package of report":   {"x.rego", "package report\n", "package report:"},
		"too short a package": {"own.rego", "package own\n", "package own:"},
		"a test elsewhere":    {"x_test.rego", "package egg.fixture\n", "package egg.fixture:"},
		"no metadata":         {"x.rego", "package own.images.x\n\nchecks := []\n", "no METADATA on its package"},
		"no rule":             {"x.rego", "package own.images.x\n\ny := 1\n", "no rule: no file"},
		"rule without checks": {"label-set.rego", strings.Replace(good, "checks :=", "check :=", 1), "rule TEAM1 defines no `checks`"},
		"no mend":             {"label-set.rego", strings.Replace(good, ", mend: m", "", 1), "lacks mend"},
		"other name":          {"label.rego", good, "do not follow the file's name"},
		"severity":            {"label-set.rego", strings.Replace(good, "warning", "loud", 1), "severity"},
		"id of egg":           {"label-set.rego", strings.Replace(good, "TEAM1", "EGG002", 1), `id "EGG002"`},
		"odd id":              {"label-set.rego", strings.Replace(good, "TEAM1", "a/b", 1), `id "a/b"`},
		"pack of egg":         {"label-set.rego", strings.Replace(good, "own.images", "own.hardening", 1), "PACK no pack of egg's"},
		"deep package":        {"label-set.rego", strings.Replace(good, "own.images", "own.images.more", 1), "own.PACK.RULE"},
		"not of scenarios":    {"label-set.rego", strings.Replace(good, "package", "# schemas: [{input: schema.gate}]\npackage", 1), "schema.gate: rules of your own are asked about scenarios"},
		"no Rego":             {"label-set.rego", "package own.x.y\n\nchecks = [", "rego_parse_error"},
	} {
		t.Run(name, func(t *testing.T) {
			policies, err := LoadPolicies(folder(map[string]string{test.file: test.text}))
			if test.want == "" {
				require.NoError(t, err)
				assert.Len(t, policies.Rules(), 1)
				return
			}
			assert.ErrorContains(t, err, test.want)
			assert.ErrorContains(t, err, "policies of policy: ")
			var load *LoadError
			assert.ErrorAs(t, err, &load)
		})
	}
}

func TestOwnRulesMustBeTold(t *testing.T) {
	first := map[string]string{"a/label-set.rego": ownText("TEAM1", "images", "label-set", tagged)}
	for want, files := range map[string]map[string]string{
		"two rules are TEAM1":                         {"b/user-set.rego": ownText("TEAM1", "images", "user-set", tagged)},
		"two files are the rule own.images.label_set": {"b/label-set.rego": ownText("TEAM2", "images", "label-set", tagged)},
		"data.images: data of your own lives below":   {"x-y.rego": ownText("TEAM2", "images", "x-y", tagged), "data.json": `{"images": {}}`},
	} {
		_, err := LoadPolicies(folder(first), folder(files))
		assert.ErrorContains(t, err, want)
	}
	contracts := []Contract{{Name: "images", Match: Match{Images: []string{"*"}}, RequireFlags: []RequiredFlag{{Name: "init"}}}}
	policies, err := LoadPolicies(folder(first))
	require.NoError(t, err)
	assert.ErrorContains(t, Config{Contracts: contracts, Policies: policies}.Validate(), `contracts[0].name: "images" is a pack of the policies`)
	assert.NoError(t, Config{Policies: policies, Rules: map[string]Severity{"TEAM1": SeverityOff}, Packs: map[string]Severity{"images": SeverityError}}.Validate())
	assert.ErrorContains(t, Config{Policies: policies, Rules: map[string]Severity{"TEAM9": SeverityOff}}.Validate(), "rules.TEAM9: no such thing")
}

func TestOwnRulesHaveDataAndHelpers(t *testing.T) {
	e := ownEngine(t, 0, map[string]string{
		"label-set.rego":       ownText("TEAM1", "images", "label-set", "import data.own.helpers\n\nchecks := [{\"holds\": helpers.all, \"message\": sprintf(\"%s\", [data.own.limits.name])}]"),
		"helpers.rego":         "package own.helpers\n\nall := \"no\"\n",
		"helpers_test.rego":    "package own.helpers_test\n\nall := nothing\n", // would not compile
		"own/limits/data.json": `{"name": "limited"}`,
	})
	result, err := e.Evaluate(context.Background(), launches(t, []string{"docker", "run", "web"}))
	require.NoError(t, err)
	require.Len(t, result.Findings, 1)
	assert.Equal(t, "limited", result.Findings[0].Message)
}

// What a policy does wrong ends the run, and names it.
func TestOwnRuleThatMisbehavesEndsTheRun(t *testing.T) {
	for name, test := range map[string]struct{ body, want string }{
		"misspelt field":    {`checks := [input.scenario.evn]`, "evn"},
		"network":           {`checks := [http.send({"method": "get", "url": "http://x"})]`, "undefined function http.send"},
		"schema by network": {`checks := [json.match_schema({}, {"$ref": "http://x"})]`, "undefined function json.match_schema"},
		"environment":       {`checks := [opa.runtime().env.HOME]`, "undefined function opa.runtime"},
		"clock":             {`checks := [time.now_ns()]`, "undefined function time.now_ns"},
		"name look-up":      {`checks := [net.lookup_ip_addr("x")]`, "undefined function net.lookup_ip_addr"},
		"chance":            {`checks := [rand.intn("x", 3)]`, "undefined function rand.intn"},
		"unused":            {"checks := [] if {\n\tx := 1\n}", "assigned var x unused"},
		"undefined":         {`checks := [] if input.mode == "other"`, "evaluate policies: rule TEAM1 (label-set): undefined for this input"},
		"two answers":       {"checks := [] if true\n\nchecks := [lib.met] if true", "evaluate policies: rule TEAM1 (label-set): "},
		"no answer":         {`checks := [{"holds": "perhaps", "message": "m"}]`, "rule TEAM1 (label-set)"},
		"no severity":       {`checks := [{"holds": "no", "message": "m", "severity": "Error"}]`, `rule TEAM1 (label-set): check 0: severity is "Error": neither error nor warning`},
		"off":               {`checks := [{"holds": "no", "message": "m", "severity": "off"}]`, `severity is "off"`},
		"misspelt answer":   {`checks := [{"holds": "no", "message": "m", "severty": "error"}]`, "rule TEAM1 (label-set): check 0: severty is nothing that a check says"},
		"data is a rule":    {`checks := data.own.images.label_set.x`, "conflict"},
		"loop":              {`checks := [x | some x in numbers.range(1, 100000); some y in numbers.range(1, 100000); x + y < 0]`, "evaluate policies: rule TEAM1 (label-set): stopped: it took longer than 300ms"},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{"label-set.rego": ownText("TEAM1", "images", "label-set", strings.TrimSpace(test.body))}
			if name == "data is a rule" {
				files["own/images/label_set/data.json"] = `{"checks": []}`
			}
			deadline := time.Minute
			if name == "loop" {
				deadline = 300 * time.Millisecond
			}
			e := ownEngine(t, deadline, files)
			_, err := e.Evaluate(context.Background(), launches(t, []string{"docker", "run", "web"}))
			assert.ErrorContains(t, err, test.want)
		})
	}
}

// A single call of a builtin does not look at the clock.
func TestOwnRuleThatIsStuckInOneCallIsLeft(t *testing.T) {
	const body = "checks := [lib.met | regex.match(\"(a?){900}b\", long)]\n\n" +
		"part := concat(\"\", [\"a\" | some _ in numbers.range(1, 2000)])\n\n" +
		"long := concat(\"\", [part | some _ in numbers.range(1, 200)])"
	e := ownEngine(t, 300*time.Millisecond, map[string]string{"label-set.rego": ownText("TEAM1", "images", "label-set", body)})
	started := time.Now()
	_, err := e.Evaluate(context.Background(), launches(t, []string{"docker", "run", "web"}))
	assert.ErrorContains(t, err, "stopped: it took longer than 300ms")
	assert.Less(t, time.Since(started), 20*time.Second)
}

func TestPanicOfABuiltinIsAnError(t *testing.T) {
	_, err := stoppable(context.Background(), newRunners(1), func() (int, error) { panic("no such length") })
	assert.ErrorContains(t, err, "a builtin fails: no such length")
}

func TestWhatDoesNotStopIsLeft(t *testing.T) {
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(errors.New("enough"))
	over := make(chan struct{})
	defer close(over)
	_, err := stoppable(ctx, newRunners(1), func() (int, error) { <-over; return 1, nil })
	assert.EqualError(t, err, "enough")
	n, err := stoppable(ctx, newRunners(1), func() (int, error) { return 1, nil })
	assert.NoError(t, err, "what ends by itself counts")
	assert.Equal(t, 1, n)
}

func TestOwnRuleThatTakesAllMemoryIsStopped(t *testing.T) {
	for name, body := range map[string]string{
		"many texts": `checks := [{"holds": "no", "message": concat("", [sprintf("%d%d", [x, y]) | some x in numbers.range(1, 100000); some y in numbers.range(1, 100000)])}]`,
		"one text":   "checks := [{\"holds\": \"no\", \"message\": replace(long, \"a\", long)}]\n\nlong := concat(\"\", [\"aaaaaaaa\" | some _ in numbers.range(1, 2000)])",
	} {
		t.Run(name, func(t *testing.T) {
			e := ownEngine(t, time.Minute, map[string]string{"label-set.rego": ownText("TEAM1", "images", "label-set", body)})
			m, err := e.machine()
			require.NoError(t, err)
			runtime.GC() // what other tests have left would count
			ctx, done := watched(context.Background(), 64<<20)
			defer done()
			started := heap()
			_, err = m.ask(ctx, m.rules[len(m.rules)-1:])
			assert.ErrorContains(t, err, "stopped: they took more than 64 MiB of memory")
			assert.Less(t, heap(), started+1<<30)
		})
	}
}

// launches reads argvs into launches, one each.
func launches(t *testing.T, argvs ...[]string) []parser.Launch {
	t.Helper()
	all := make([]parser.Launch, len(argvs))
	for i, argv := range argvs {
		all[i] = launch(scenario(t, argv...))
	}
	return all
}
