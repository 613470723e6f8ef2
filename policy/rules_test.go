package policy

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCatalogue(t *testing.T) {
	rules, err := Rules()
	require.NoError(t, err)
	names := map[string]string{}
	for _, r := range rules {
		names[r.ID] = r.Pack + "/" + r.Name
	}
	for n := 1; n <= 18; n++ {
		assert.Contains(t, names, fmt.Sprintf("EGG%03d", n))
	}
	assert.Equal(t, "contract/dns-lockdown", names["EGG002"])
	assert.Equal(t, "gate/unproven-launch", names["EGG901"])
	assert.Equal(t, "gate/unreadable-file", names["EGG902"])
}

const completeRule = `# METADATA
# title: T
# description: D
# related_resources: [{ref: https://example.com}]
# custom: {id: EGG999, name: x-y, severity: error, bad: b, good: g, mend: m}
package egg.contract.x_y

checks := []
`

const completeTest = `package egg.contract.x_y_test

test_pass if verdict == "pass"

test_fail if verdict == "fail"

test_open if verdict == "unproven"
`

func TestRuleFileThatLacksSomethingIsRefused(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"complete":    {completeRule, ""},
		"no metadata": {"package egg.contract.x_y\n\nchecks := []\n", "no METADATA"},
		"no id":       {strings.Replace(completeRule, "id: EGG999, ", "", 1), "lacks id"},
		"no title":    {strings.Replace(completeRule, "# title: T\n", "", 1), "lacks title"},
		"no example":  {strings.Replace(completeRule, "bad: b, ", "", 1), "lacks bad"},
		"other name":  {strings.Replace(completeRule, "name: x-y", "name: z", 1), "do not follow"},
		"severity":    {strings.Replace(completeRule, "severity: error", "severity: loud", 1), "severity"},
		"left to":     {strings.Replace(completeRule, "bad: b", "left_to: EGG998, bad: b", 1), "left to EGG998, which is no rule of the contract"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := catalogueOf(t, fstest.MapFS{
				"contract/x-y.rego":      {Data: []byte(test.text)},
				"contract/x-y_test.rego": {Data: []byte(completeTest)},
			})
			if test.want == "" {
				assert.NoError(t, err)
				return
			}
			assert.ErrorContains(t, err, test.want)
		})
	}
}

// What a rule is asked about stands in the schema of its input; a name that nothing
// has would leave it unasked.
func TestSchemaSaysWhatARuleIsAskedAbout(t *testing.T) {
	for schema, want := range map[string]string{"scenario": inputScenario, "comparison": inputComparison, "gate": inputNotice, "": inputScenario} {
		text := completeRule
		if schema != "" {
			text = strings.Replace(text, "package", "# schemas: [{input: schema."+schema+"}]\npackage", 1)
		}
		rules, err := catalogueOf(t, fstest.MapFS{"contract/x-y.rego": {Data: []byte(text)}, "contract/x-y_test.rego": {Data: []byte(completeTest)}})
		require.NoError(t, err)
		assert.Equal(t, want, rules[0].input, schema)
	}
	text := strings.Replace(completeRule, "package", "# schemas: [{input: schema.scenarios}]\npackage", 1)
	_, err := catalogueOf(t, fstest.MapFS{"contract/x-y.rego": {Data: []byte(text)}, "contract/x-y_test.rego": {Data: []byte(completeTest)}})
	assert.ErrorContains(t, err, `schema: "scenarios"`)
}

// Every rule of egg's is asked: about scenarios, about launches together, or where a
// notice names it.
func TestEveryRuleIsAsked(t *testing.T) {
	rules, err := Rules()
	require.NoError(t, err)
	for _, r := range rules {
		switch r.input {
		case inputComparison:
			assert.Equal(t, divergencePack, r.Pack, r.ID)
		case inputNotice:
			assert.True(t, r.Pack == gatePack || r.ID == "EGG306", r.ID)
		}
	}
}

func TestRuleWithoutTestIsRefused(t *testing.T) {
	_, err := catalogueOf(t, fstest.MapFS{"contract/x-y.rego": {Data: []byte(completeRule)}})
	assert.ErrorContains(t, err, "no test")
}

func TestRuleWhoseTestsLeaveAVerdictOutIsRefused(t *testing.T) {
	for _, verdict := range []string{"pass", "fail", "unproven"} {
		test := strings.Replace(completeTest, `== "`+verdict, `== "other`, 1)
		_, err := catalogueOf(t, fstest.MapFS{
			"contract/x-y.rego": {Data: []byte(completeRule)}, "contract/x-y_test.rego": {Data: []byte(test)},
		})
		assert.ErrorContains(t, err, "no test of "+verdict)
	}
}

func TestHardeningRuleNamesItsBenchmark(t *testing.T) {
	rule := strings.ReplaceAll(completeRule, "egg.contract", "egg.hardening")
	test := fstest.MapFile{Data: []byte(completeTest)}
	_, err := catalogueOf(t, fstest.MapFS{"hardening/x-y.rego": {Data: []byte(rule)}, "hardening/x-y_test.rego": &test})
	assert.ErrorContains(t, err, "lacks cis or owasp")
	rule = strings.Replace(rule, "bad: b", `cis: ["5.5"], bad: b`, 1)
	rules, err := catalogueOf(t, fstest.MapFS{"hardening/x-y.rego": {Data: []byte(rule)}, "hardening/x-y_test.rego": &test})
	require.NoError(t, err)
	assert.Equal(t, []string{"5.5"}, rules[0].CIS)
}

func TestTwoRulesOfOneIDAreRefused(t *testing.T) {
	other := strings.NewReplacer("x-y", "z", "x_y", "z").Replace(completeRule)
	_, err := catalogueOf(t, fstest.MapFS{
		"contract/x-y.rego": {Data: []byte(completeRule)}, "contract/x-y_test.rego": {Data: []byte(completeTest)},
		"contract/z.rego": {Data: []byte(other)}, "contract/z_test.rego": {Data: []byte(completeTest)},
	})
	assert.ErrorContains(t, err, "EGG999")
}

func catalogueOf(t *testing.T, files fstest.MapFS) ([]Rule, error) {
	t.Helper()
	sources, err := sourcesOf(files)
	require.NoError(t, err)
	return catalogue(sources)
}

// machineOf compiles one rule of the given body.
func machineOf(t *testing.T, body string) (*machine, []Rule, error) {
	t.Helper()
	text := strings.Replace(completeRule, "checks := []\n", body, 1)
	sources, err := sourcesOf(fstest.MapFS{
		"contract/x-y.rego":      {Data: []byte(text)},
		"contract/x-y_test.rego": {Data: []byte(completeTest)},
	})
	require.NoError(t, err)
	rules, err := catalogue(sources)
	require.NoError(t, err)
	compiler, err := compile(sources, nil)
	return machineFor(compiler, storeOf(nil), rules, time.Second), rules, err
}

func TestAnswerThatIsNoneIsAnError(t *testing.T) {
	for name, test := range map[string]struct{ body, want string }{
		"undefined":      {`checks := [] if input.mode == "other"`, "undefined"},
		"no array":       {`checks := {"holds": "yes"}`, "no array"},
		"no object":      {`checks := ["yes"]`, "no object"},
		"other answer":   {`checks := [{"holds": "maybe", "message": "m"}]`, `"maybe"`},
		"no message":     {`checks := [{"holds": "no"}]`, "message"},
		"odd about":      {`checks := [{"holds": "no", "message": "m", "about": [1]}]`, "about"},
		"builtin errors": {`checks := [{"holds": "no", "message": sprintf("%d", [to_number("x")])}]`, "evaluate"},
	} {
		t.Run(name, func(t *testing.T) {
			m, rules, err := machineOf(t, test.body)
			require.NoError(t, err)
			_, err = m.ask(context.Background(), rules)
			assert.ErrorContains(t, err, test.want)
		})
	}
}

// At run time egg's own policies are compiled without the checks: they pass them all, and
// come out as they do with them.
func TestOwnPoliciesAreCompiledAlike(t *testing.T) {
	sources, err := loadSources()
	require.NoError(t, err)
	checked, err := compile(sources, nil)
	require.NoError(t, err)
	quick, err := compileOwn(sources)
	require.NoError(t, err)
	for name, module := range checked.Modules {
		require.Len(t, quick.Modules[name].Rules, len(module.Rules), name)
		for i, rule := range module.Rules {
			assert.Zero(t, rule.Compare(quick.Modules[name].Rules[i]), "%s: %s: a body that is evaluated in another order than it is written?", name, rule.Head.Name)
		}
	}
}

func TestPoliciesReachNothingOutside(t *testing.T) {
	for _, call := range []string{
		`http.send({"method": "get", "url": "http://x"})`, `opa.runtime()`, `net.lookup_ip_addr("x")`,
		`time.now_ns()`, `rand.intn("x", 2)`, `uuid.rfc4122("x")`,
	} {
		t.Run(call, func(t *testing.T) {
			_, _, err := machineOf(t, "checks := ["+call+"]")
			assert.ErrorContains(t, err, "undefined function")
		})
	}
}

func TestMisspeltFieldDoesNotCompile(t *testing.T) {
	text := strings.Replace(completeRule, "package", "# schemas:\n#   - input: schema.scenario\npackage", 1)
	text = strings.Replace(text, "checks := []", "checks := [input.scenario.evn]", 1)
	sources, err := sourcesOf(fstest.MapFS{"contract/x-y.rego": {Data: []byte(text)}})
	require.NoError(t, err)
	_, err = compile(sources, nil)
	assert.ErrorContains(t, err, "evn")
}

func TestRunawayPolicyIsStopped(t *testing.T) {
	m, rules, err := machineOf(t, `checks := [n | some n in numbers.range(0, 100000); some m in numbers.range(0, 100000); n * m < 0]`)
	require.NoError(t, err)
	m.deadline = 50 * time.Millisecond
	start := time.Now()
	_, err = m.ask(context.Background(), rules)
	assert.Error(t, err)
	assert.Less(t, time.Since(start), 5*time.Second)
}
