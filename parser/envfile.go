package parser

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/egglint/egg/internal/credential"
	"github.com/egglint/egg/parser/abstract"
)

// fileVariable is one line of an env file.
type fileVariable struct {
	name, value string
	hasValue    bool // without one, the caller's is taken, where there is one
}

// isCredential holds for a value that nobody is to see in a report: a file often holds
// what is in no repository.
func (v fileVariable) isCredential() bool {
	return v.value != "" && (credential.Named(v.name) || credential.Looks(v.value))
}

// envFile is a file of --env-file that was found in the project, and read.
type envFile struct {
	name      string
	variables []fileVariable
}

// envFiles finds the files that the --env-file of a launch name.
type envFiles struct {
	files   fileset
	program string // the file that the program is in
	engine  string
}

// envFiles are those that an engine could be given. Of a concrete command line the
// folder is not told: it has none.
func (a *analysis) envFiles(engine string) envFiles {
	if a.language == LanguageArgv {
		return envFiles{}
	}
	return envFiles{files: a.around.files, program: a.file, engine: engine}
}

// read reads the file that is named, from the root of the project or from the
// program's own folder. It is not ok where none is there, where each has one and they
// differ, where the engine may look at another, and where it is no env file to this
// engine.
func (e envFiles) read(named abstract.Text) (envFile, bool) {
	name, known := named.Known()
	if !known || name == "" || path.IsAbs(name) || !e.steady(name) {
		return envFile{}, false
	}
	file := path.Clean(name)
	text, ok := e.files.Text(file)
	own := path.Join(path.Dir(e.program), name)
	if beside, there := e.files.Text(own); there && own != file {
		if ok && beside != text {
			return envFile{}, false
		}
		file, text, ok = own, beside, true
	}
	if !ok {
		return envFile{}, false
	}
	variables, ok := parseEnvFile(text)
	if !ok || e.engine != "docker" && !isPlainEnvFile(variables) {
		return envFile{}, false
	}
	return envFile{name: file, variables: variables}, true
}

// moves matches what may make a program go to another folder, or to another machine,
// or hand itself on to another file that does.
var moves = regexp.MustCompile(`(?m)\b(cd|pushd|popd|chdir|cwd|working-directory|chroot|ssh|limactl|su|runuser|login|source)\b` +
	`|(^|[;&|]|\bthen|\bdo)\s*\.\s|(^|[\s;&|("])(env|sudo|doas)\b[^\n]*\s-[a-zA-Z]*[CDi]\b`)

// steady holds where a program goes nowhere, and speaks of a file nowhere but behind
// --env-file: what it says of it elsewhere may change it.
func (e envFiles) steady(name string) bool {
	text, ok := e.files.Text(e.program)
	if !ok || moves.MatchString(text) || e.anyChanges() {
		return false
	}
	base := path.Base(name)
	given := regexp.MustCompile(`--env-file["',=\s\\]*[^\s"',]*` + regexp.QuoteMeta(base))
	return strings.Count(text, base) == len(given.FindAllString(text, -1))
}

// anyChanges tells whether a program of the run changes its folder by a call: one that
// is imported goes along with the program that imports it.
func (e envFiles) anyChanges() bool {
	for _, text := range e.files.texts {
		if bytes.Contains(text, []byte("chdir(")) {
			return true
		}
	}
	return false
}

// note says what is taken for granted of a file that was read.
func (f envFile) note() string {
	return fmt.Sprintf("--env-file is %s as it stands in the project", f.name)
}

// maxEnvLine is the longest line that docker reads, its end included.
const maxEnvLine = 64 * 1024

// parseEnvFile reads an env file as docker does: what stands behind the equals sign is
// the value, quotes and blanks at its end included. It is not ok where docker refuses
// the file.
func parseEnvFile(text string) (variables []fileVariable, ok bool) {
	if !utf8.ValidString(text) {
		return nil, false
	}
	for line := range strings.Lines(strings.TrimPrefix(text, "\uFEFF")) {
		if len(line) >= maxEnvLine {
			return nil, false
		}
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		line = strings.TrimLeftFunc(line, unicode.IsSpace)
		if line == "" || line[0] == '#' {
			continue
		}
		v := fileVariable{}
		v.name, v.value, v.hasValue = strings.Cut(line, "=")
		if v.name == "" || strings.ContainsFunc(v.name, unicode.IsSpace) {
			return nil, false
		}
		variables = append(variables, v)
	}
	return variables, true
}

var (
	plainEnvName  = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
	plainEnvValue = regexp.MustCompile(`^[A-Za-z0-9_./:@,+=-]*$`)
)

// isPlainEnvFile holds for a file that every engine reads alike: podman knows
// patterns of names, and quotes.
func isPlainEnvFile(variables []fileVariable) bool {
	for _, v := range variables {
		if !plainEnvName.MatchString(v.name) || !plainEnvValue.MatchString(v.value) {
			return false
		}
	}
	return true
}
