package parser

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Of the shell files of the machine, each launch that is told is one, and what else
// speaks of one is none. Who says so is bash: with fi in place of a word, it refuses a
// program exactly where that word is a command's.
func TestRealShellFiles(t *testing.T) {
	bash := refuser{t, program(t, "bash")}
	p := New(Options{})
	files, launches, passed, foreign := 0, 0, 0, 0
	for _, f := range realShellFiles(t) {
		files++
		r := p.File(f)
		if !spokenOf.Match(f.Text) && len(r.Launches) == 0 {
			continue
		}
		if !bash.takes(f.Text) { // it is written for another shell
			foreign++
			continue
		}
		text := string(f.Text)
		var told [][2]int
		for _, l := range r.Launches {
			launches++
			at := offsetsOf(text, l)
			told = append(told, at)
			site := text[at[0]:at[1]]
			t.Logf("%s:%d: %s", f.Name, l.Span.Line, site)
			assert.Regexp(t, startsContainer, site, "%s:%d", f.Name, l.Span.Line)
			assert.True(t, bash.refuses(text, at[0]), "%s:%d is no command: %s", f.Name, l.Span.Line, site)
		}
		for _, m := range spokenOf.FindAllStringIndex(text, -1) {
			if slices.ContainsFunc(told, func(at [2]int) bool { return at[0] <= m[0] && m[0] < at[1] }) {
				continue
			}
			passed++
			assert.False(t, bash.refuses(text, m[0]), "%s:%d is not told", f.Name, strings.Count(text[:m[0]], "\n")+1)
		}
	}
	t.Logf("%d shell files, %d launches, %d mentions passed over, %d files with either that are not for bash", files, launches, passed, foreign)
	assert.Positive(t, launches, "nothing to show that a launch is one")
	assert.Positive(t, passed, "nothing to show that a mention is none")
}

var (
	spokenOf        = regexp.MustCompile(`\b(?:docker|podman|nerdctl)[ \t]+(?:container[ \t]+)?(?:run|create)\b`)
	startsContainer = regexp.MustCompile(`(?s)(?:docker|podman|nerdctl|finch).*\b(?:run|create)\b|^\S*\$`)
)

// program finds a program, which a machine of CI must have.
func program(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil && os.Getenv("CI") != "true" {
		t.Skipf("SKIPPED: no %s here", name)
	}
	require.NoError(t, err)
	return path
}

// refuser is a shell that is asked whether it takes programs.
type refuser struct {
	t    *testing.T
	path string
}

func (r refuser) takes(text []byte) bool {
	r.t.Helper()
	cmd := exec.Command(r.path, "-n")
	cmd.Stdin = bytes.NewReader(text)
	return cmd.Run() == nil
}

// refuses tells whether fi in place of the word at an offset is refused.
func (r refuser) refuses(text string, at int) bool {
	r.t.Helper()
	end := at + strings.IndexAny(text[at:]+"\n", " \t\n;")
	return !r.takes([]byte(text[:at] + "fi" + text[end:]))
}

// offsetsOf is where the site of a launch stands in a text.
func offsetsOf(text string, l Launch) [2]int {
	offset := func(line, column int) int {
		at := 0
		for range line - 1 {
			at += strings.IndexByte(text[at:], '\n') + 1
		}
		return at + column - 1
	}
	return [2]int{offset(l.Span.Line, l.Span.Column), offset(l.Span.EndLine, l.Span.EndColumn)}
}

// realShellFiles are the shell files below the root of Go, in the library of Python
// and in the folder of what programs share.
func realShellFiles(t *testing.T) []File {
	t.Helper()
	output := func(name string, args ...string) string {
		out, err := exec.Command(program(t, name), args...).Output()
		require.NoError(t, err)
		return strings.TrimSpace(string(out))
	}
	share, err := filepath.EvalSymlinks(program(t, "bash"))
	require.NoError(t, err)
	var files []File
	for _, root := range []string{
		output("go", "env", "GOROOT"),
		output("python3", "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))"),
		filepath.Join(filepath.Dir(filepath.Dir(share)), "share"),
	} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() { // what may not be read is not ours
				return nil
			}
			if f := shellFileAt(path); f != nil {
				files = append(files, *f)
			}
			return nil
		})
		require.NoError(t, err)
	}
	require.NotEmpty(t, files, "a machine without shell files")
	return files
}

// shellFileAt is a file, where that is a shell program; nil: it is none.
func shellFileAt(path string) *File {
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer file.Close()
	head := make([]byte, headBytes)
	n, _ := file.Read(head)
	name := filepath.ToSlash(strings.TrimPrefix(path, string(filepath.Separator)))
	if kind, ok := Detect(name, head[:n]); !ok || kind != KindShell {
		return nil
	}
	text, err := os.ReadFile(path)
	if err != nil || bytes.IndexByte(text, 0) >= 0 {
		return nil
	}
	return &File{Name: name, Text: text}
}
