package evasiontest

import (
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/require"
)

// program is one way to write a launch, and what it comes to.
type program struct {
	name  string
	want  string // the outcome
	unrun string // why the real program is not run; "": it is
	files map[string]string
	main  string // the file that is run
}

// programs reads an archive: a section is a program, or a file of the program that
// its folder names. What is said of the program stands in its first file.
func programs(t *testing.T, archive string) []program {
	t.Helper()
	read, err := txtar.ParseFile(filepath.Join("testdata", archive))
	require.NoError(t, err)
	var all []program
	for _, file := range read.Files {
		name, within, several := strings.Cut(file.Name, "/")
		if !several {
			within = placed(archive, name)
		}
		if n := len(all); several && n > 0 && all[n-1].name == name {
			all[n-1].files[within] = string(file.Data)
			continue
		}
		p := program{name: name, main: within, files: map[string]string{}}
		p.read(t, string(file.Data))
		all = append(all, p)
	}
	return all
}

// placed is where a program of one file stands. One in Python is not called like a
// module that it imports.
func placed(archive, name string) string {
	switch archive {
	case "yaml.txtar":
		return path.Join(".github/workflows", name)
	case "python.txtar":
		return "the-" + name
	}
	return name
}

var remark = regexp.MustCompile(`(?m)^# (want|unrun:|encode) (.*)\n`)

// read takes in the main file of a program. What it says of itself stays in it.
func (p *program) read(t *testing.T, text string) {
	t.Helper()
	encoding := "none"
	for _, m := range remark.FindAllStringSubmatch(text, -1) {
		switch m[1] {
		case "want":
			p.want = m[2]
		case "unrun:":
			p.unrun = m[2]
		case "encode":
			encoding = m[2]
		}
	}
	require.Contains(t, outcomes, p.want, p.name)
	encode, ok := encodings[encoding]
	require.True(t, ok, "%s: no encoding %s", p.name, encoding)
	p.files[p.main] = encode(text)
}
