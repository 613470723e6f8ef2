package policy

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser"
)

// contentOf is that of the only launch of a shell program.
func contentOf(t *testing.T, program string) string {
	t.Helper()
	r := parser.New(parser.Options{}).File(parser.File{Name: "a.sh", Text: []byte(program)})
	if !assert.Len(t, r.Launches, 1, program) {
		return ""
	}
	return Content(&r.Launches[0])
}

func TestContentStaysWhenLinesMoveAndChangesWithTheArgv(t *testing.T) {
	base := contentOf(t, "[ -n \"$X\" ] && a=--init\ndocker run --rm $a --name \"$n\" x\n")
	assert.Equal(t, base, contentOf(t, "\n\n[ -n \"$X\" ] && a=--init\n# moved\ndocker run \\\n  --rm $a \\\n  --name \"$n\" x\n"))
	for _, changed := range []string{
		"[ -n \"$X\" ] && a=--init\ndocker run --rm $a --name \"$n\" y\n",
		"[ -n \"$X\" ] && a=--init\ndocker run --rm $a --name \"$m\" x\n",
		"[ -n \"$X\" ] && a=--init\ndocker run --rm $a --name '$n' x\n",
		"[ -n \"$X\" ] && a=--privileged\ndocker run --rm $a --name \"$n\" x\n",
		"docker run --rm --name \"$n\" x\n",
	} {
		assert.NotEqual(t, base, contentOf(t, changed), changed)
	}
}

// Whatever program starts a launch, lines put before it change nothing of what it is
// known by.
func TestContentOfWholeProjectsStaysWhenLinesMove(t *testing.T) {
	for _, root := range []string{"../testdata/demo/before", "../testdata/demo/after"} {
		known := contents(t, root, "")
		assert.NotEmpty(t, known)
		assert.Equal(t, known, contents(t, root, "# moved\n\n# down\n"), root)
	}
}

// contents are what the launches of a project are known by, with lines put in behind
// the first of each file.
func contents(t *testing.T, root, moved string) []string {
	t.Helper()
	var files []parser.File
	require.NoError(t, fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(root, name))
		first, rest, _ := strings.Cut(string(text), "\n")
		files = append(files, parser.File{Name: name, Text: []byte(first + "\n" + moved + rest)})
		return err
	}))
	project := parser.New(parser.Options{}).Project(files, 1)
	var results []parser.Result
	for _, f := range files {
		results = append(results, project.File(f))
	}
	var out []string
	for _, l := range parser.Merge(results...).Launches {
		out = append(out, l.File+" "+l.Function+" "+Content(&l))
	}
	return out
}
