package policy

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser"
)

// oddOptions are options whose values are taken apart, whole and in part unknown.
func oddOptions() [][]string {
	return [][]string{
		{"-v", "/a:/b:ro"}, {"-v", "$V"}, {"-v", "$S:/b"}, {"-v", "/a$X:$T:ro"}, {"-v", "/data"}, {"-v", ":/x"},
		{"--mount", "type=bind, src=/c ,dst=/d,readonly"}, {"--mount", "type=bind,$REST"}, {"--mount", "$K=/x,target=$T"},
		{"--mount", "dst=/x,volume-opt=device=/run,volume-opt=$O,volume-opt=type=nfs"}, {"--mount", "source=$S"}, {"--mount", ""},
		{"--mount", "TYPE=bind,Src=/c,DST=$T"}, {"--mount", `"type=bind","src=/a,b","dst=/x""$T"`}, {"--mount", `"source=$S",target=$T/$U,"DST=$V"`},
		{"--mount", `src="/c",dst=/d`}, {"--mount", `"src=$S`}, {"--network", `"NAME=HOST","alias=A"`}, {"--network", `na"me=n`},
		{"--tmpfs", "/e:size=1m"}, {"--tmpfs", "$T"},
		{"--network", "n"}, {"--network", "name=n,ip=10.0.0.2,alias=a,alias=$A"}, {"--network", "$K=host"}, {"--network", "ip=$IP,$REST"}, {"--network", "$N"},
		{"--add-host", "h:10.0.0.1"}, {"--add-host", "h=$IP"}, {"--add-host", "$H"}, {"--add-host", "h"}, {"--add-host", "h:::1"},
		{"--hostname", "$H"}, {"--hostname", "a.b"}, {"--hostname", "$H.c.d"}, {"--domainname", "d$D"}, {"--network-alias", "x"}, {"--link", "a:b"}, {"--link", "$L"}, {"--link", "a:$L"},
		{"--cap-add", "A,b, C"}, {"--cap-add", "x$C,y"}, {"--privileged"}, {"--privileged=false"}, {"--dns", "$D"}, {"--name", "a"}, {"--name", "$n"},
		{"-e", "A=1"}, {"-e", "A=$x=y"}, {"-e", "A"}, {"-e", "$E"}, {"-e", "B$E=1"}, {"-e", "B"}, {"-e", "A="}, {"-e", "=x"},
		{"-e", "GATEWAY_URL=http://u:p@gw:1/x"}, {"-e", "GATEWAY_URL=$U"}, {"-e", "HTTP_PROXY=http://$H:1"}, {"-e", "http_proxy=h$X"},
		{"-e", "https_proxy=http://[::1]:2"}, {"-e", "HTTPS_PROXY="}, {"-e", "HTTPS_PROXY"}, {"-e", "NO_PROXY=a, b,$C,,d$E"}, {"-e", "no_proxy="},
		{"@$OPTS"},
	}
}

// oddScenario makes a scenario of a few of them, and loosens some.
func oddScenario(t *testing.T, random *rand.Rand) parser.Scenario {
	t.Helper()
	options := oddOptions()
	argv := []string{"docker", "run"}
	for range random.IntN(8) {
		argv = append(argv, options[random.IntN(len(options))]...)
	}
	s := scenario(t, append(argv, "image", "word")...)
	for i := range s.Flags {
		if random.IntN(5) == 0 {
			s.Flags[i].Presence = parser.PresenceMaybe
		}
	}
	for name, v := range s.Env {
		if random.IntN(5) == 0 {
			v.Presence = parser.PresenceMaybe
			s.Env[name] = v
		}
	}
	if random.IntN(5) == 0 {
		s.Image = nil
	}
	return s
}

// The engine and the tests of the rules take a launch apart alike: one in Go, the
// other in Rego.
func TestFactsAreThoseThatRulesAreTestedWith(t *testing.T) {
	query, err := rego.New(
		rego.Compiler(testCompiler(t)), rego.Query("data.egg.reading.scenario(input)"), rego.StrictBuiltinErrors(true),
	).PrepareForEval(context.Background())
	require.NoError(t, err)
	random := rand.New(rand.NewPCG(9848, 3129))
	for range 300 {
		s := oddScenario(t, random)
		results, err := query.Eval(context.Background(), rego.EvalInput(plain(t, s)))
		require.NoError(t, err)
		require.Len(t, results, 1)
		want, err := ast.InterfaceToValue(results[0].Expressions[0].Value)
		require.NoError(t, err)
		got, err := ast.JSON(scenarioTerm(&s, nil).Value)
		require.NoError(t, err)
		delete(got.(map[string]any), "normal") // no rule asks for it yet
		wanted, err := ast.JSON(want)
		require.NoError(t, err)
		require.Equal(t, wanted, got)
	}
}

// plain is a scenario as the tests of the rules write it, without nulls for lists.
func plain(t *testing.T, s parser.Scenario) any {
	t.Helper()
	text, err := json.Marshal(s)
	require.NoError(t, err)
	var doc map[string]any
	text = bytes.ReplaceAll(text, []byte(`"parts":null`), []byte(`"parts":[]`))
	require.NoError(t, json.Unmarshal(text, &doc))
	for _, key := range []string{"flags", "gaps", "command", "argv"} {
		if doc[key] == nil {
			doc[key] = []any{}
		}
	}
	return doc
}

func testCompiler(t *testing.T) *ast.Compiler {
	t.Helper()
	compiler := ast.NewCompiler().WithCapabilities(capabilities())
	compiler.Compile(allModules(t))
	require.False(t, compiler.Failed(), "%v", compiler.Errors)
	return compiler
}

func TestReadsAs(t *testing.T) {
	for _, test := range []struct {
		word, text string
		want       answer
	}{
		{"ip", "ip", yes}, {"ip", "ipv6", no}, {"$k", "ip", unknown}, {"i$k", "ip", unknown}, {"x$k", "ip", no}, {"$k", "", unknown},
	} {
		w := word(test.word)
		assert.Equal(t, test.want, readsAs(&w, test.text), "%s %s", test.word, test.text)
	}
}
