package parser

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// archived are the files of an archive.
func archived(archive string) []File {
	var out []File
	for _, f := range txtar.Parse([]byte(archive)).Files {
		out = append(out, File{Name: f.Name, Text: f.Data})
	}
	return out
}

// readProject reads every file of a project, and merges what they hold.
func readProject(p *Parser, files []File, jobs int) Result {
	project := p.Project(files, jobs)
	var results []Result
	for _, f := range files {
		results = append(results, project.File(f))
	}
	return Merge(results...)
}

// passages tells launches one scenario a line: place, the calls that lead there,
// what follows `docker run`, conditions.
func passages(launches []Launch) []string {
	out := []string{}
	for _, l := range launches {
		for _, s := range l.Scenarios {
			line := fmt.Sprintf("%s:%d", l.File, l.Span.Line)
			for _, c := range s.Via {
				line += fmt.Sprintf(" <%s:%d", c.File, c.Line)
			}
			line += " " + strings.TrimPrefix(elementsText(s.Argv), "docker run ")
			for _, c := range s.When {
				line += fmt.Sprintf(" [%s: %s]", c.Text, c.Outcome)
			}
			out = append(out, line)
		}
	}
	return out
}

func TestProjects(t *testing.T) {
	for name, c := range map[string]struct {
		files string
		want  []string
	}{
		"a constant of another file": {`
-- a.py --
import subprocess
from settings import IMAGE
subprocess.run(["docker", "run", IMAGE])
-- settings.py --
IMAGE = "img"
`, []string{"a.py:3 img"}},

		"a module, and a name in it": {`
-- a.py --
import subprocess
import conf.settings
subprocess.run(["docker", "run", conf.settings.IMAGE])
-- conf/__init__.py --
-- conf/settings.py --
IMAGE = "img"
`, []string{"a.py:3 img"}},

		"a package that hands names on": {`
-- a.py --
import subprocess
from conf import IMAGE
subprocess.run(["docker", "run", IMAGE])
-- conf/__init__.py --
from .settings import IMAGE
-- conf/settings.py --
IMAGE = "img"
`, []string{"a.py:3 img"}},

		"relative imports, one and two folders up": {`
-- pkg/__init__.py --
TOP = "--rm"
-- pkg/names.py --
IMAGE = "img"
-- pkg/cmd/__init__.py --
-- pkg/cmd/go.py --
import subprocess
from . import flags
from .. import TOP
from ..names import IMAGE
subprocess.run(["docker", "run", TOP, flags.INIT, IMAGE])
-- pkg/cmd/flags.py --
INIT = "--init"
`, []string{"pkg/cmd/go.py:5 --rm --init img"}},

		"below src": {`
-- src/tool/names.py --
IMAGE = "img"
-- src/tool/__init__.py --
-- bin/go.py --
import subprocess
from tool.names import IMAGE
subprocess.run(["docker", "run", IMAGE])
`, []string{"bin/go.py:3 img"}},

		"a helper that two programs call is one launch": {`
-- a.py --
from lib import start
start("one")
-- b.py --
from lib import start
start("two")
-- lib.py --
import subprocess
def start(image):
    subprocess.run(["docker", "run", image])
`, []string{"lib.py:3 <a.py:2 one", "lib.py:3 <b.py:2 two"}},

		"a helper that one program calls twice": {`
-- a.py --
from lib import start
start("one")
start("two")
-- lib.py --
import subprocess
def start(image):
    subprocess.run(["docker", "run", image])
`, []string{"lib.py:3 <a.py:2 one", "lib.py:3 <a.py:3 two"}},

		"a builder's launch is where its callers start it": {`
-- a.py --
import subprocess
from lib import build
subprocess.run(build("one"))
-- b.py --
import subprocess
from lib import build
cmd = build("two")
cmd[2:2] = ["--rm"]
subprocess.run(cmd)
-- lib.py --
def build(image):
    return ["docker", "run", image]
`, []string{"a.py:3 one", "b.py:5 --rm two"}},

		"a list that a helper of another file changes": {`
-- a.py --
import subprocess
from lib import mounts
cmd = ["docker", "run"]
mounts(cmd)
subprocess.run(cmd + ["img"])
-- lib.py --
def mounts(args):
    args.append("-v")
    args.append("/a:/a")
`, []string{"a.py:5 -v /a:/a img"}},

		"what nobody calls is run with what it may be given": {`
-- a.py --
import lib
-- lib.py --
import subprocess
def start(image):
    subprocess.run(["docker", "run", "--rm", image])
`, []string{"lib.py:3 --rm {image}"}},

		"what a program calls is not run by itself": {`
-- a.py --
from lib import start
start("img")
-- lib.py --
import subprocess
def start(image):
    subprocess.run(["docker", "run", "--rm", image])
`, []string{"lib.py:3 <a.py:2 --rm img"}},

		"a method of another file": {`
-- a.py --
from lib import Box
Box("img").start()
-- lib.py --
import subprocess
class Box:
    def __init__(self, image):
        self.image = image
    def start(self):
        subprocess.run(["docker", "run", self.image])
`, []string{"lib.py:6 <a.py:2 img"}},

		"an import does not start a second time what a file starts": {`
-- a.py --
import lib
import subprocess
subprocess.run(["docker", "run", "one"])
-- b.py --
import a
-- lib.py --
import subprocess
subprocess.run(["docker", "run", "two"])
`, []string{"a.py:3 one", "lib.py:2 two"}},

		"files that import each other": {`
-- a.py --
import subprocess
import b
IMAGE = "img"
def start():
    subprocess.run(["docker", "run", b.FLAG, IMAGE])
start()
-- b.py --
import a
FLAG = "--rm"
`, []string{"a.py:5 <a.py:6 --rm img"}},

		"a file that is broken in one place is read in the others": {`
-- a.py --
import subprocess
from lib import IMAGE
subprocess.run(["docker", "run", IMAGE])
-- lib.py --
IMAGE = "img"
def broken(:
    pass
`, []string{"a.py:3 img"}},

		"a condition of one file in the launch of another": {`
-- a.py --
import subprocess
from lib import flags
def main(private):
    subprocess.run(["docker", "run", *flags(private), "img"])
-- lib.py --
def flags(private):
    if private:
        return ["--dns", "0.0.0.0"]
    return []
`, []string{"a.py:4 --dns 0.0.0.0 img [private: true]", "a.py:4 img [private: false]"}},

		"a text for a shell, in a file that is called": {`
-- a.py --
from lib import start
start()
-- lib.py --
import subprocess
def start():
    subprocess.run("docker run img", shell=True)
`, []string{"lib.py:3 <a.py:2 img"}},

		"what a package has beside the module that is named": {`
-- a.py --
import pkg.names
pkg.start(pkg.names.IMAGE)
-- pkg/__init__.py --
import subprocess
def start(image):
    subprocess.run(["docker", "run", image])
-- pkg/names.py --
IMAGE = "img"
`, []string{"pkg/__init__.py:3 <a.py:2 img"}},

		"a program alone": {`
-- a.py --
import subprocess
subprocess.run(["docker", "run", "img"])
`, []string{"a.py:2 img"}},

		"an engine in one file, and what starts it in another": {`
-- a.py --
from lib import run
from names import ENGINE
run([ENGINE, "run", "img"])
-- lib.py --
import subprocess
def run(cmd):
    subprocess.run(cmd)
-- names.py --
ENGINE = "docker"
`, []string{"a.py:3 img"}},

		"programs of several languages": {`
-- a.py --
import subprocess
subprocess.run("docker run one", shell=True)
-- b.sh --
docker run two
`, []string{"a.py:2 one", "b.sh:1 two"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := readProject(New(Options{}), archived(c.files), 2)
			assert.Equal(t, c.want, passages(r.Launches))
		})
	}
}

// Only those programs are run that may start a container: they and what they
// import, through whatever files, start processes and speak of an engine.
func TestWhatMayLaunch(t *testing.T) {
	files := archived(`
-- both.py --
import subprocess
ENGINE = "docker"
-- deep.py --
import top
-- top.py --
from pkg.inner import x
-- pkg/__init__.py --
import subprocess
-- pkg/inner.py --
x = "podman"
-- only_starts.py --
import subprocess
-- only_speaks.py --
"docker run"
-- neither.py --
import only_speaks
-- ring.py --
import gnir
-- gnir.py --
import ring
import both
`)
	launches := New(Options{}).Project(files, 2).launches
	assert.ElementsMatch(t, []string{"both.py", "deep.py", "top.py", "ring.py", "gnir.py"}, slices.Collect(maps.Keys(launches)))
}

// A function that only other functions call, in a ring across files, is run all
// the same; and so is one that its caller does not get to.
func TestNoFunctionIsLostBetweenFiles(t *testing.T) {
	for name, c := range map[string]struct {
		files string
		want  []string
	}{
		"a ring of two files": {`
-- a.py --
import subprocess
import b
def one(n):
    subprocess.run(["docker", "run", "one"])
    b.two(n)
-- b.py --
import subprocess
import a
def two(n):
    subprocess.run(["docker", "run", "two"])
    a.one(n)
`, []string{"a.py:4 one", "b.py:4 two"}},

		"a call that no caller's caller leads to": {`
-- a.py --
from b import choose
choose("quiet")
-- b.py --
from c import start
def choose(how):
    if how == "loud":
        start("img")
-- c.py --
import subprocess
def start(image):
    subprocess.run(["docker", "run", "--rm", image])
`, []string{"c.py:3 --rm {image}"}},

		"a function that is called and handed on": {`
-- a.py --
import threading
from b import start
start("one")
threading.Thread(target=start, args=["two"]).start()
-- b.py --
import subprocess
def start(image):
    subprocess.run(["docker", "run", "--rm", image])
`, []string{"b.py:3 --rm {image}"}},

		"a function that calls itself": {`
-- a.py --
from b import start
start([], 2)
-- b.py --
import subprocess
def start(flags, more):
    if more > 0:
        return start(flags + ["--init"], more - 1)
    subprocess.run(["docker", "run", *flags, "img"])
`, []string{"b.py:5 --init --init img"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := readProject(New(Options{}), archived(c.files), 2)
			var found []string
			for _, l := range r.Launches {
				last := l.Scenarios[len(l.Scenarios)-1]
				found = append(found, fmt.Sprintf("%s:%d %s", l.File, l.Span.Line, strings.TrimPrefix(elementsText(last.Argv), "docker run ")))
			}
			assert.Equal(t, c.want, found)
		})
	}
}

// A module that is no file of the run is read where the tree has it: for what it
// says, not for what it starts.
func TestModulesBesideTheFilesOfARun(t *testing.T) {
	tree := fstest.MapFS{
		"lib.py": {Data: []byte("import subprocess\nIMAGE = 'img'\ndef start(image):\n    subprocess.run(['docker', 'run', image])\n")},
		"big.py": {Data: []byte("IMAGE = 'img'\n" + strings.Repeat("#", maxBytes))},
	}
	files := archived(`
-- a.py --
from lib import IMAGE, start
start(IMAGE)
-- b.py --
import subprocess
from big import IMAGE
subprocess.run(["docker", "run", IMAGE])
`)
	r := readProject(New(Options{Project: tree}), files, 2)
	assert.Empty(t, r.Problems)
	require.Len(t, r.Launches, 2)
	assert.False(t, r.Launches[0].Scenarios[0].Image.Known, "a file that is too large says nothing")
	assert.Equal(t, []string{"lib.py:4 <a.py:2 img"}, passages(r.Launches[1:]))
}

// What keeps a file from being read is told once, for that file.
func TestProblemsOfAProject(t *testing.T) {
	r := readProject(New(Options{}), archived(`
-- a.py --
from lib import IMAGE
-- b.py --
from lib import IMAGE
-- lib.py --
IMAGE = "img"
def broken(:
    pass
`), 2)
	require.Len(t, r.Problems, 1)
	assert.Equal(t, "lib.py", r.Problems[0].File)
	assert.Equal(t, 2, r.Problems[0].Line)
	assert.Equal(t, ProblemSyntax, r.Problems[0].Kind)
}

// A text for a shell that is broken is a problem of the file that it stands in,
// whoever runs it.
func TestProblemsStandWhereTheTextStands(t *testing.T) {
	r := readProject(New(Options{}), archived(`
-- a.py --
from lib import start
start()
-- lib.py --
import subprocess
def start():
    subprocess.run("docker run 'img", shell=True)
`), 2)
	require.Len(t, r.Problems, 1)
	assert.Equal(t, "lib.py", r.Problems[0].File)
	assert.Equal(t, 3, r.Problems[0].Line)
}

// A launch is what its words and its place are, whoever leads to it, and however
// many programs are read at once.
func TestProjectsAreDeterministic(t *testing.T) {
	var text strings.Builder
	for i := range 12 {
		fmt.Fprintf(&text, "-- p%d.py --\nfrom lib import start\nstart('img%d', ['-e', 'A=%d'])\n", i, i, i%3)
	}
	text.WriteString("-- lib.py --\nimport subprocess\nimport sys\ndef start(image, flags):\n    subprocess.run(['docker', 'run', *flags, '--name', sys.argv[1], image])\n")
	files := archived(text.String())
	want := readProject(New(Options{}), files, 1)
	require.Len(t, want.Launches, 1)
	require.Len(t, want.Launches[0].Scenarios, 12)
	for _, jobs := range []int{1, 2, 8} {
		require.Equal(t, want, readProject(New(Options{}), files, jobs))
	}
	slices.Reverse(files)
	backwards := readProject(New(Options{}), files, 3)
	assert.Equal(t, want.Launches[0].ID, backwards.Launches[0].ID)
	assert.ElementsMatch(t, passages(want.Launches), passages(backwards.Launches))
}
