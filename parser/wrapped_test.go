package parser

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/patterntest"
	"github.com/egglint/egg/parser/abstract"
)

// wrapped are commands that make others start the engine; WORDS is arguments of it.
var wrapped = []string{
	`printf '%s\n' a 'b c' | xargs docker run WORDS img`,
	`printf '%s\n' a 'b c' | xargs -n1 docker run WORDS`,
	`printf '%s\n' a 'b c' | xargs -L 1 -t docker run WORDS img`,
	`printf '%s\0' a 'b c' | xargs -0 -r -n 1 -- docker run img WORDS`,
	`printf '%s\n' a 'b c' | xargs -I{} docker run --name {} WORDS img`,
	`printf '%s\n' a 'b c' | xargs -I % docker run --name=x-%-y WORDS %`,
	`printf '%s\n' a 'b c' | xargs -P 2 -I N sh -c 'docker run N WORDS'`,
	`printf '%s\n' a 'b c' | xargs -n 1 sh -c 'docker run "$1" WORDS' _`,
	`xargs docker run WORDS img </dev/null`,
	`xargs -r docker run never WORDS </dev/null; docker run WORDS`,
	`xargs -a list docker run WORDS`,
	`echo run WORDS img | xargs docker`,
	`find . -maxdepth 1 -name 'file*' -exec docker run -v {}:/x WORDS img \;`,
	`find . -maxdepth 1 -name 'file*' -exec docker run WORDS {} +`,
	`find . -maxdepth 1 -name 'file*' -execdir docker run WORDS img {} ';' -print`,
	`find . -maxdepth 1 -name 'file*' -exec true {} \; -exec docker run WORDS img \;`,
	`find . -maxdepth 1 -name 'file*' -exec sh -c 'docker run "$1" WORDS' _ {} \;`,
	`find . -maxdepth 1 -name 'file*' -exec sh -c 'for f; do docker run "$f" WORDS; done' _ {} +`,
	`find . -maxdepth 1 -name 'file*' -print0 | xargs -0 docker run WORDS`,
	`find . -maxdepth 1 -name 'file*' | while read -r f; do docker run "$f" WORDS </dev/null; done`,
	`env A=other docker run WORDS`,
	`env -u A -S 'docker run img' WORDS`,
	`nice -n 1 nohup timeout 5 docker run WORDS img`,
	`setsid -w stdbuf -oL docker run WORDS img`,
	`flock lock docker run WORDS img`,
	`flock lock -c 'docker run WORDS img'`,
	`time command docker run WORDS img`,
	`(exec -a name docker run WORDS img)`,
	`sh -c 'docker run "$@" WORDS' name x "$A"`,
	`A=b bash -ec 'docker run WORDS'`,
	`export A; bash -c 'docker run WORDS' -- y`,
	`bash <<E` + "\ndocker run WORDS\nE",
	`bash -s x <<'E'` + "\ndocker run WORDS \"$1\"\nE",
	`echo 'docker run WORDS' | sh`,
	`{ echo cd .; echo 'docker run WORDS'; } | bash`,
	`{ echo '#!/bin/sh'; echo 'docker run WORDS "$1"'; } >made.sh; chmod +x made.sh; ./made.sh y`,
	`D="docker run"; $D WORDS img`,
	`D=(docker run); "${D[@]}" WORDS img`,
	`"${DOCKER:-docker}" run WORDS img`,
	`coproc docker run WORDS; wait`,
	`D=podman; command -v docker >/dev/null && D=docker; $D run WORDS img`,
}

// What bash starts by way of other programs, some scenario tells, whatever the words
// are that they get.
func TestWrappedStarts(t *testing.T) {
	bash := program(t, "bash")
	folder := t.TempDir()
	for name, text := range map[string]string{
		"bin/docker":// one write for each start: some are started at once
		"#!/bin/sh\nf=${0%/bin/docker}/record\n{ printf '%s\\0' docker \"$@\"; echo; } >\"$f.$$\"\ncat \"$f.$$\" >>\"$f\"\nrm \"$f.$$\"\n",
		"list": "one 'two words'\n", "file 1": "", "file2": "", "lock": "",
	} {
		path := filepath.Join(folder, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o755))
	}
	starts := 0
	for _, command := range wrapped {
		for _, words := range []string{`--rm -e K=v`, `"$A"`, `$A`, `--name="x$A" -- "${A:-none}"`} {
			text := strings.ReplaceAll(command, "WORDS", words) + "\n"
			launches := readShell(t, text).Launches
			for _, a := range []string{"", "A=", "A=a", "A=a b"} {
				for _, argv := range startsOf(t, bash, folder, text, a) {
					starts++
					assert.True(t, tellsOf(launches, argv), "%swith %q starts %q\n%s", text, a, argv, strings.Join(lines(launches), "\n"))
				}
			}
		}
	}
	assert.Greater(t, starts, 15*len(wrapped))
}

// startsOf runs a program in a folder, and returns how it started the engine.
func startsOf(t *testing.T, bash, folder, text, setting string) [][]string {
	t.Helper()
	record := filepath.Join(folder, "record")
	require.NoError(t, os.WriteFile(record, nil, 0o644))
	cmd := exec.CommandContext(t.Context(), bash, "-c", text)
	cmd.Dir, cmd.Env = folder, []string{fmt.Sprintf("PATH=%s:%s", filepath.Join(folder, "bin"), os.Getenv("PATH"))}
	if setting != "" {
		cmd.Env = append(cmd.Env, setting)
	}
	_ = cmd.Run() // how it ends does not matter
	raw, err := os.ReadFile(record)
	require.NoError(t, err)
	var out [][]string
	for line := range strings.Lines(string(raw)) {
		out = append(out, strings.Split(strings.TrimSuffix(line, "\x00\n"), "\x00"))
	}
	return out
}

// tellsOf tells whether some scenario of some launch matches an argv.
func tellsOf(launches []Launch, argv []string) bool {
	for _, l := range launches {
		for _, s := range l.Scenarios {
			p := patternOf{abstract.NewSpace(), map[string]abstract.Text{}}
			if ok, decided := patterntest.Decide(p.items(s.Argv), argv); ok || !decided {
				return true
			}
		}
	}
	return false
}

// patternOf makes a pattern of the elements of an argv again.
type patternOf struct {
	space *abstract.Space
	holes map[string]abstract.Text
}

func (p patternOf) items(elements []Element) []abstract.Item {
	var out []abstract.Item
	for _, e := range elements {
		switch {
		case e.Gap != nil:
			out = append(out, abstract.Item{Gap: &abstract.Gap{Source: e.Gap.Source}})
		case e.Word != nil:
			out = append(out, abstract.Item{Word: p.text(e.Word.Parts)})
		case e.Repeat != nil:
			out = append(out, abstract.Item{Repeat: p.items(e.Repeat)})
		default:
			out = append(out, abstract.Item{Optional: p.items(e.Optional)})
		}
	}
	return out
}

func (p patternOf) text(parts []Part) abstract.Text {
	var out []abstract.Text
	for _, part := range parts {
		if part.Hole != "" && p.holes[part.Hole] == nil {
			p.holes[part.Hole] = abstract.Unknown(p.space.NewHole(abstract.Hole{Source: part.Source}))
		}
		out = append(out, abstract.Literal(part.Literal), p.holes[part.Hole])
	}
	return abstract.Concat(out...)
}
