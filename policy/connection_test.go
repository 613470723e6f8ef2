package policy

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/parser"
)

// sandboxNamed is a command that starts a sandbox which keeps the contract, by a name and
// a value of PRIVATE_MODE as the source has them.
func sandboxNamed(name, private string) string {
	var out strings.Builder
	fmt.Fprintf(&out, `docker run --name %s -e CONTAINER_ID=%s --security-opt label=disable --network egg-isolated `+
		`--add-host egg-gateway:172.32.0.2 -e GATEWAY_URL=http://egg-gateway:9848 -e RUNTIME_UID=1 -e RUNTIME_GID=1`, name, name)
	if private != "false" {
		out.WriteString(" --dns 0.0.0.0 -e NO_PROXY=localhost,127.0.0.1,egg-gateway -e no_proxy=localhost,127.0.0.1,egg-gateway")
		for _, v := range []string{"HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"} {
			out.WriteString(" -e " + v + "=http://egg-gateway:1")
		}
	}
	if private != "" {
		out.WriteString(" -e PRIVATE_MODE=" + private)
	}
	return out.String() + " egg-sandbox\n"
}

// judgedProgram is what is found in a shell program.
func judgedProgram(t *testing.T, config Config, program string) Result {
	t.Helper()
	result, err := engine(t, config).Evaluate(context.Background(), startsIn(t, program))
	require.NoError(t, err)
	return result
}

func startsIn(t *testing.T, program string) []parser.Launch {
	t.Helper()
	r := parser.New(parser.Options{}).File(parser.File{Name: "a.sh", Text: []byte(program)})
	require.Empty(t, r.Problems)
	return append(r.Launches, r.Connections...)
}

// connectionFindings tells what is found of connections: the line, the rule, and what it
// leaves open.
func connectionFindings(result Result) []string {
	told := []string{}
	for _, f := range result.Findings {
		if open := strings.Join(f.Open, ","); f.Rule == "EGG019" || open == "EGG019" {
			line := fmt.Sprintf("%d %s", f.Span.Line, f.Rule)
			if f.Gap != nil {
				line += " " + f.Gap.Source
			}
			told = append(told, line)
		}
	}
	return told
}

func TestConnections(t *testing.T) {
	private := sandboxNamed("agent", "true")
	for name, test := range map[string]struct {
		program string
		want    []string
	}{
		"by name":               {private + "docker network connect out agent", []string{"2 EGG019"}},
		"before the launch":     {"docker network connect out agent\n" + private, []string{"1 EGG019"}},
		"of podman":             {private + "podman network connect out agent", []string{"2 EGG019"}},
		"by a name in quotes":   {private + `docker network connect out " /agent "`, []string{"2 EGG019"}},
		"another":               {private + "docker network connect out other", []string{}},
		"its own network":       {private + "docker network connect egg-isolated agent", []string{}},
		"a public one":          {sandboxNamed("agent", "false") + "docker network connect out agent", []string{}},
		"one in either mode":    {sandboxNamed("agent", `"$MODE"`) + "docker network connect out agent", []string{"2 EGG019"}},
		"no sandbox":            {"docker run --name agent redis\ndocker network connect out agent\ndocker network connect out $x", []string{}},
		"nothing launched":      {`docker network connect out "$@"`, []string{}},
		"an unknown container":  {private + `docker network connect out "$C"`, []string{"2 EGG901 $C"}},
		"an unknown name":       {sandboxNamed(`"$N"`, "true") + "docker network connect out redis", []string{"2 EGG901 $N"}},
		"one unknown name":      {sandboxNamed(`"$N"`, "true") + sandboxNamed(`"$M"`, "true") + "docker network connect out redis", []string{"3 EGG901 $N"}},
		"the same string":       {sandboxNamed(`"$N"`, "true") + `docker network connect out "$N"`, []string{"2 EGG019"}},
		"words that differ":     {sandboxNamed(`"a-$N"`, "true") + `docker network connect out "b-$N"; docker network connect out redis`, []string{}},
		"another's string":      {sandboxNamed(`"$N"`, "true") + "docker run --name \"$DB\" redis\ndocker network connect out \"$DB\"", []string{}},
		"the gateway":           {sandboxNamed(`"$N"`, "true") + "docker network connect out egg-gateway", []string{}},
		"a gap":                 {private + `docker network connect out "$@"`, []string{`2 EGG901 "$@"`}},
		"a gap among options":   {private + "docker network connect $OPTS out other\ndocker network connect $OPTS out agent", []string{"3 EGG019"}},
		"two unknown words":     {private + `docker network connect "$NET" "$C"`, []string{"2 EGG901 $C"}},
		"an unknown network":    {private + `docker network connect "$NET" agent`, []string{"2 EGG019"}},
		"an unknown verb":       {private + `docker network "$VERB" out agent`, []string{"2 EGG019"}},
		"no name":               {strings.Replace(private, "--name agent", "", 1) + "docker network connect out agent", []string{}},
		"no name, and any":      {strings.Replace(private, "--name agent", "", 1) + `docker network connect out "$C"`, []string{"2 EGG901 $C"}},
		"a name in a gap":       {strings.Replace(private, "--name agent", "$OPTS", 1) + "docker network connect out agent", []string{"2 EGG901 the mode or the name of the sandbox in a.sh:1"}},
		"one of two containers": {private + "n=agent; [ -z \"$X\" ] || n=other\ndocker network connect out $n", []string{"3 EGG019"}},
	} {
		assert.Equal(t, test.want, connectionFindings(judgedProgram(t, DefaultConfig(), test.program+"\n")), name)
	}
}

// A finding of a connection tells what others of launches do.
func TestConnectionFinding(t *testing.T) {
	const attach = `attach() { n=$1; [ -n "$X" ] && n=redis; docker network connect out "$n"; }` + "\n"
	result := judgedProgram(t, DefaultConfig(), sandboxNamed("agent", "true")+attach+"attach agent\n")
	require.Len(t, result.Findings, 1)
	f := result.Findings[0]
	assert.Equal(t, 1, result.Sandboxes)
	assert.Equal(t, VerdictFail, f.Verdict)
	assert.Equal(t, "connects agent, a private sandbox (a.sh:1), to out: a way out that its launch does not have", f.Message)
	assert.Equal(t, "a.sh", f.File)
	assert.NotEmpty(t, f.Launch)
	assert.NotEmpty(t, f.Fingerprint)
	require.Len(t, f.When, 1)
	assert.Equal(t, parser.Condition{Text: "X is empty", Outcome: "true", File: "a.sh", Line: 2}, f.When[0])
	assert.Equal(t, []parser.Call{{File: "a.sh", Line: 3, Name: "attach"}}, f.Via)
	assert.Nil(t, f.Insert)

	moved := judgedProgram(t, DefaultConfig(), "\n\n"+sandboxNamed("agent", "true")+attach+"attach agent\n")
	assert.Equal(t, f.Fingerprint, moved.Findings[0].Fingerprint)
}

func TestConfigurationOfConnections(t *testing.T) {
	off := DefaultConfig()
	off.Rules = map[string]Severity{"EGG019": SeverityOff}
	kept := DefaultConfig()
	kept.Sandbox.Networks = map[string]Mode{"inner": ModePrivate, "out": ModePublic}
	gateway := DefaultConfig()
	gateway.Contract.Gateway = "proxy"
	assumed := DefaultConfig()
	assumed.Assume = map[string][]string{"$C": {"redis", "db"}, "$N": {"agent"}}
	private, unknown := sandboxNamed("agent", "true"), sandboxNamed(`"$N"`, "true")
	for name, test := range map[string]struct {
		config  Config
		program string
		want    []string
	}{
		"off":                        {off, private + `docker network connect out agent; docker network connect out "$C"`, []string{}},
		"kept for private sandboxes": {kept, private + "docker network connect inner agent", []string{}},
		"or not":                     {kept, private + `docker network connect "$NET" agent`, []string{"2 EGG901 $NET"}},
		"the gateway":                {gateway, unknown + "docker network connect out proxy", []string{}},
		"no gateway":                 {gateway, unknown + "docker network connect out egg-gateway", []string{"2 EGG901 $N"}},
		"an assumed container":       {assumed, private + `docker network connect out "$C"`, []string{}},
		"an assumed name":            {assumed, unknown + "docker network connect out redis; docker network connect out agent", []string{"2 EGG019"}},
	} {
		assert.Equal(t, test.want, connectionFindings(judgedProgram(t, test.config, test.program+"\n")), name)
	}
}

// What passes by an assumption, of the connection or of a launch, is told.
func TestConnectionsRestOnAssumptions(t *testing.T) {
	config := DefaultConfig()
	config.Assume = map[string][]string{"$C": {"redis"}, "$N": {"agent"}}
	for program, want := range map[string]string{
		sandboxNamed("agent", "true") + `docker network connect out "$C"`: "$C is one of redis (assume)",
		sandboxNamed(`"$N"`, "true") + "docker network connect out redis": "$N is one of agent (assume)",
	} {
		var of []Rest
		for _, r := range judgedProgram(t, config, program+"\n").Assumed {
			if r.Span.Line == 2 {
				of = append(of, r)
			}
		}
		require.Len(t, of, 1, program)
		assert.Equal(t, []string{"EGG019"}, of[0].Rules)
		assert.Equal(t, []string{want}, of[0].Assumptions)
	}
}

// A strict run takes nothing of a connection for granted, where there is a sandbox.
func TestStrictConnections(t *testing.T) {
	e, err := New(context.Background(), Options{Config: DefaultConfig(), Strict: true})
	require.NoError(t, err)
	e.machine = compiled
	for program, want := range map[string][]string{
		sandboxNamed("agent", "true") + "docker network connect $OPTS out other\n": {"2 EGG901 $OPTS holds whole options"},
		"docker network connect $OPTS out other\n":                                 {},
	} {
		result, err := e.Evaluate(context.Background(), startsIn(t, program))
		require.NoError(t, err)
		assert.Equal(t, want, connectionFindings(result), program)
	}
}

// However a connection is spelled, it is found.
func TestEveryConnectingMutantIsFound(t *testing.T) {
	base := sandboxNamed("agent", "true")
	count := 0
	for _, engine := range []string{"docker", "podman", "/usr/bin/docker -D", "docker --context c", "sudo docker", `"$DOCKER"`} {
		for _, flags := range spelledConnectFlags() {
			for _, line := range []string{"%[2]s out agent", "out %[2]s agent", "out agent %[2]s", "%[2]s -- out /agent"} {
				count++
				program := base + fmt.Sprintf("%[1]s network connect "+line+"\n", engine, flags)
				assert.Equal(t, []string{"2 EGG019"}, connectionFindings(judgedProgram(t, DefaultConfig(), program)), program)
			}
		}
	}
	assert.Greater(t, count, 250)
}

func spelledConnectFlags() []string {
	all := []string{""}
	for _, f := range dockerflag.FlagsOf("docker", parser.Connect).All() {
		if !f.Bool() {
			all = append(all, "--"+f.Name+" 10.0.0.2", "--"+f.Name+"=10.0.0.2")
		}
	}
	return all
}

func TestConnected(t *testing.T) {
	for program, want := range map[string]Carried{
		sandboxNamed("agent", "true") + "docker network connect out agent":                                        CarriedYes,
		sandboxNamed("agent", "false") + "docker network connect out agent":                                       CarriedYes,
		sandboxNamed("agent", "true") + "docker network connect out other":                                        CarriedNo,
		sandboxNamed("agent", "true") + `docker network connect out "$C"`:                                         CarriedUnknown,
		"n=agent; [ -z \"$X\" ] || n=other\n" + sandboxNamed("$n", "true") + "docker network connect out agent\n": CarriedConditional,
	} {
		starts := startsIn(t, program+"\n")
		got, err := engine(t, DefaultConfig()).Connected(context.Background(), &starts[0], starts)
		require.NoError(t, err)
		assert.Equal(t, want, got, program)
	}
}

// A network that only some runs of the sandbox have is a way out for the others.
func TestConnectionToANetworkOfSomeRuns(t *testing.T) {
	for presence, want := range map[parser.Presence][]string{
		parser.PresenceAlways: {}, parser.PresenceMaybe: {"2 EGG019"},
	} {
		starts := startsIn(t, sandboxNamed("a", "true")+"docker network connect egg-isolated a\n")
		s := &starts[0].Scenarios[0]
		for i := range s.Flags {
			if s.Flags[i].Name == "network" {
				s.Flags[i].Presence = presence
			}
		}
		result, err := engine(t, DefaultConfig()).Evaluate(context.Background(), starts)
		require.NoError(t, err)
		assert.Equal(t, want, connectionFindings(result), presence)
	}
}
