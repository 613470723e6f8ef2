package oracletest

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser/abstract"
)

// toy is a language whose only statement, start WORD…, starts what it says. The
// analysis forgets what is told of the word lost.
func toy(generate func(seed uint64) []Stmt) Oracle {
	starts := func(files Files) (out [][]string) {
		for line := range strings.Lines(files["toy"]) {
			if words := strings.Fields(line); words[0] == "start" {
				out = append(out, words[1:])
			}
		}
		return out
	}
	return Oracle{
		Layout:   Layout{Main: "toy", Indent: " ", Empty: "nothing"},
		Generate: generate,
		Analyse: func(files Files) []*Analysis {
			a := &Analysis{Space: abstract.NewSpace(), Files: files}
			for _, argv := range starts(files) {
				if argv[len(argv)-1] != "lost" {
					a.Add(abstract.Exec{Argv: abstract.Words(argv...), Reach: abstract.Always})
				}
			}
			return []*Analysis{a}
		},
		Starts: func(_ testing.TB, files Files, _ Circumstances) (out []Start) {
			for _, argv := range starts(files) {
				out = append(out, Start{Argv: argv})
			}
			return out
		},
		Under: []Circumstances{{}, {Args: []string{"x"}}},
	}
}

func start(words string) Stmt { return Stmt{Line: "start docker " + words} }

func TestFindsAndShrinksBrokenPrograms(t *testing.T) {
	o := toy(func(seed uint64) []Stmt {
		inner := []Stmt{start("a"), start("b")}
		if seed == 3 {
			inner = append(inner, start("lost"))
		}
		return []Stmt{start("c"), {Line: "first", Blocks: []Block{{Open: "block", Body: inner}, {Open: "other"}}, End: "last"}}
	})
	failures := o.failures(t, 10)
	require.Len(t, failures, 1)
	assert.Equal(t, uint64(3), failures[0].seed)
	assert.Contains(t, failures[0].broken, `nothing tells of ["docker" "lost"]`)
	assert.Equal(t, []Stmt{start("lost")}, o.shrink(t, failures[0]).program)
	assert.Equal(t, "-- x --\nstart docker lost\n-- x.want --\n", o.Layout.section("x", o.Layout.Files(o.shrink(t, failures[0]).program)))
}

func TestShrinkingKeepsTheKindOfFailure(t *testing.T) {
	o := toy(nil)
	analyse := o.Analyse
	o.Analyse = func(files Files) []*Analysis {
		told := analyse(files)
		if !strings.Contains(files["toy"], "needed") {
			told[0].Problem(abstract.Pos{Line: 1, Column: 1}, "wrong", false)
		}
		return told
	}
	f := o.check(t, []Stmt{start("needed"), start("a"), start("lost")}, o.Under).failure
	require.NotNil(t, f)
	assert.Equal(t, []Stmt{start("needed"), start("lost")}, o.shrink(t, *f).program)
}

func TestSitesAreToldApart(t *testing.T) {
	a := &Analysis{Space: abstract.NewSpace(), Files: Files{"f": "x\nsite1\nsite2 site2\n"}}
	a.Add(abstract.Exec{Argv: abstract.Words("docker", "site1"), Reach: abstract.Always, Place: place("f", 2)})
	a.Add(abstract.Exec{Argv: abstract.Words("docker", "site2"), Reach: abstract.Always, Place: place("f", 1)})
	a.Add(abstract.Exec{Argv: abstract.Words("docker", "site3"), Reach: abstract.Always, Place: place("g", 2)})
	told := func(argv ...string) bool { return a.broken(Start{Argv: argv}, Circumstances{}) == "" }
	assert.True(t, told("docker", "site1"))
	assert.True(t, told("docker", "site2"), "the source has it twice")
	assert.False(t, told("docker", "site1", "x"))
	a.Files["f"] = "site1\n"
	assert.False(t, told("docker", "site1"), "another line")
}

func place(file string, line int) abstract.Place {
	return abstract.Place{File: file, Start: abstract.Pos{Line: line, Column: 1}, End: abstract.Pos{Line: line, Column: 9}}
}

func TestEnvironmentIsHeldToWhatIsTold(t *testing.T) {
	s := abstract.NewSpace()
	a := &Analysis{Space: s}
	env := abstract.Env{
		"A": abstract.Just(abstract.Setting{Text: abstract.Literal("a")}),
		"B": abstract.Just(abstract.Setting{Unset: true}),
	}
	a.Add(abstract.Exec{Argv: abstract.Words("docker"), Reach: abstract.Always, Env: func() abstract.Env { return env }})
	outside := Circumstances{Env: map[string]string{"C": "c", "B": "b"}}
	set := func(a, c string) map[string]Found { return map[string]Found{"A": {true, a}, "B": {}, "C": {true, c}} }
	for want, found := range map[bool][]map[string]Found{
		true:  {nil, set("a", "c")},
		false: {set("b", "c"), set("a", "d"), {"A": {}}, {"B": {true, "b"}}, {"C": {}}},
	} {
		for _, env := range found {
			assert.Equal(t, want, a.broken(Start{Argv: []string{"docker"}, Env: env, Folder: "."}, outside) == "", "%v", env)
		}
	}
}

func TestPreciseIsWhatIsKnown(t *testing.T) {
	s := abstract.NewSpace()
	hole := abstract.Element{Word: abstract.Just(abstract.Unknown(s.NewHole(abstract.Hole{Source: "$x"}))), When: abstract.Always}
	called := &abstract.Frame{Parent: &abstract.Frame{}, Function: "f", Call: place("f", 1)}
	for _, tt := range []struct {
		last abstract.List
		in   *abstract.Frame
		want bool
	}{
		{abstract.Words("x"), called, true}, {abstract.List{hole}, called, false},
		{abstract.List{hole}, &abstract.Frame{Parent: &abstract.Frame{}, Function: "f"}, true},
	} {
		a := &Analysis{Space: s}
		a.Add(abstract.Exec{Argv: append(abstract.Words("docker"), tt.last...), Reach: abstract.Always, Frame: tt.in})
		assert.Equal(t, tt.want, a.Precise(true))
	}
	a := &Analysis{Space: s}
	gap := abstract.Element{Gap: &abstract.Gap{}}
	for _, argv := range []abstract.List{abstract.Words("docker"), abstract.Words("docker", "run", "--rm", "x"), {hole, hole, hole, gap}} {
		a.Add(abstract.Exec{Argv: argv, Reach: abstract.Always, Frame: called})
	}
	var words counted
	a.countWords(&words)
	assert.Equal(t, counted{all: 4, known: 2}, words)
}

func TestEngineWritesDownHowItWasStarted(t *testing.T) {
	e := NewEngine(t, "A", "B")
	run := e.Run(t, Files{"sub/program": ""}, Circumstances{Env: map[string]string{"A": "x y"}, Status: "1"})
	assert.Empty(t, run.Starts(t))
	assert.FileExists(t, run.Dir+"/sub/program")
	assert.Equal(t, "x y", run.Env["A"])
	startEngine(t, run, "run", "", "a\nb")
	startEngine(t, run, "run", "", "a\nb")
	startEngine(t, run)
	startEngineIn(t, run, run.Dir+"/sub")
	startEngineIn(t, run, "/")
	env := map[string]Found{"A": {true, "x y"}, "B": {}}
	path := run.Dir + "/bin/docker"
	assert.Equal(t, []Start{
		{[]string{"docker", "run", "", "a\nb"}, path, env, "."}, {[]string{"docker"}, path, env, "."},
		{[]string{"docker"}, path, env, "sub"}, {[]string{"docker"}, path, env, ""},
	}, run.Starts(t))
}

func TestHoldsWorkingDirectories(t *testing.T) {
	s := abstract.NewSpace()
	leads := func(folders ...string) abstract.Env {
		hole := s.NewHole(abstract.Hole{Leads: folders})
		return abstract.Env{"PWD": abstract.Just(abstract.Setting{Text: abstract.Unknown(hole)})}
	}
	a := &Analysis{Space: s}
	for _, tt := range []struct {
		env    abstract.Env
		folder string
		want   bool
	}{
		{abstract.Env{}, ".", true}, {abstract.Env{}, "sub", false}, {leads("a", "sub"), "sub", true},
		{leads("a", "."), "sub", false}, {leads("a"), "", false}, {leads(), "sub", true},
		{abstract.Env{"PWD": abstract.Just(abstract.Setting{Unset: true})}, "sub", true},
	} {
		assert.Equal(t, tt.want, a.folderTold(tt.env, abstract.Always, tt.folder), tt.folder)
	}
}

func startEngine(t *testing.T, run Run, args ...string) {
	t.Helper()
	startEngineIn(t, run, run.Dir, args...)
}

func startEngineIn(t *testing.T, run Run, folder string, args ...string) {
	t.Helper()
	cmd := exec.Command(run.Dir+"/bin/docker", args...)
	cmd.Dir = folder
	for name, value := range run.Env {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	var exit *exec.ExitError
	require.ErrorAs(t, cmd.Run(), &exit)
	assert.Equal(t, 1, exit.ExitCode())
}
