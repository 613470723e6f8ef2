package parser

import (
	"bytes"
	"path"
	"regexp"
	"strings"

	"github.com/egglint/egg/parser/shell"
)

// Kind is the front end that reads a file.
type Kind string

// The kinds of files.
const (
	KindShell    Kind = "shell"
	KindWorkflow Kind = "workflow"
	KindPython   Kind = "python"
)

// headBytes is how much of a file its kind is told from.
const headBytes = 1 << 10

// Detect tells which front end reads a file, by its slash path and the bytes that
// it begins with. ok is false where none does.
func Detect(name string, head []byte) (kind Kind, ok bool) {
	if isWorkflow(name) {
		return KindWorkflow, true
	}
	if _, ok := dialectOf(name, head); ok {
		return KindShell, true
	}
	if isPython(name, head) {
		return KindPython, true
	}
	return "", false
}

// isPython tells Python programs by their extension, or by their #! line.
func isPython(name string, head []byte) bool {
	if extension := path.Ext(name); extension == ".py" || extension == ".pyi" {
		return true
	}
	program := interpreterName(head)
	return isPythonProgram(program)
}

// isWorkflow tells workflows by their folder and actions by their name.
func isWorkflow(name string) bool {
	dir, base := path.Split(name)
	extension := path.Ext(base)
	if extension != ".yml" && extension != ".yaml" {
		return false
	}
	in := strings.HasSuffix("/"+dir, "/.github/workflows/")
	return in || strings.TrimSuffix(base, extension) == "action"
}

// dialectOf is the shell language of a file: that of a directive in the comments
// that it begins with, of its #! line, or else of its name. A file with a name of
// some other language is none of ours.
func dialectOf(name string, head []byte) (shell.Dialect, bool) {
	if byDirective, ok := directed(head); ok {
		return byDirective, true
	}
	if byLine, ok := interpreter(head); ok {
		return byLine, true
	}
	byName, named := extensions()[path.Ext(name)]
	return byName, named
}

// directive is a comment that says which shell a file is for.
var directive = regexp.MustCompile(`^#\s*shellcheck\s(?:\S+\s+)*shell=(\w+)`)

// modeLine is a comment that says to an editor that a file is a shell script.
var modeLine = regexp.MustCompile(`-\*-\s*(?:.*\bmode:\s*)?(?:sh|shell-script)\s*(?:;.*)?-\*-|\bvim?:.*\b(?:ft|filetype)=(?:sh|bash)\b`)

// directed is the language that the comments at the beginning of a file name.
func directed(head []byte) (shell.Dialect, bool) {
	_, shebang := interpreter(head)
	for line := range bytes.Lines(head) {
		line = bytes.TrimSpace(line)
		if len(line) > 0 && line[0] != '#' {
			break
		}
		if m := directive.FindSubmatch(line); m != nil {
			return dialectNamed(string(m[1]))
		}
		if !shebang && modeLine.Match(line) {
			return shell.Bash, true
		}
	}
	return "", false
}

func extensions() map[string]shell.Dialect {
	return map[string]shell.Dialect{
		".sh":   shell.Bash,
		".bash": shell.Bash,
		".zsh":  shell.Zsh,
		".ksh":  shell.Korn,
		".bats": shell.Bats,
	}
}

// interpreter is the shell that the #! line names.
func interpreter(head []byte) (shell.Dialect, bool) {
	return dialectNamed(interpreterName(head))
}

// byteOrderMark is what some editors put before a text.
var byteOrderMark = []byte("\ufeff")

// interpreterName is the program that the #! line names, straight or through env.
func interpreterName(head []byte) string {
	line, _, _ := bytes.Cut(bytes.TrimPrefix(head, byteOrderMark), []byte("\n"))
	rest, ok := bytes.CutPrefix(line, []byte("#!"))
	if !ok {
		return ""
	}
	for _, word := range strings.Fields(string(rest)) {
		name := programName(word)
		if name != "env" && !strings.HasPrefix(word, "-") && !strings.Contains(word, "=") {
			return name
		}
	}
	return ""
}

// dialectNamed is the language of a shell program.
func dialectNamed(program string) (shell.Dialect, bool) {
	dialect, ok := map[string]shell.Dialect{
		"bash": shell.Bash,
		"sh":   shell.POSIX,
		"dash": shell.POSIX,
		"ash":  shell.POSIX,
		"zsh":  shell.Zsh,
		"ksh":  shell.Korn,
		"mksh": shell.Korn,
		"bats": shell.Bats,
	}[program]
	return dialect, ok
}
