package parser

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// Some commands start no container, and make another one start it: they give an
// engine a second name, or hand a command line to a program whose language is not
// read. They are counted.

// countHidden counts a command that does such a thing.
func (a *analysis) countHidden(e abstract.Exec) {
	words := knownTexts(e.Argv)
	if len(words) == 0 {
		return
	}
	name, known := commandName(words[0])
	switch {
	case !known:
	case renames(name, words[1:]):
		a.doubt(e.Place, DoubtRenamed)
	case embeds(name, words[1:], e.Inputs):
		a.doubt(e.Place, DoubtHanded)
	case hooks(name, e.Env):
		a.doubt(e.Place, DoubtProgram)
	}
}

// knownTexts are the words of an argv that have one text, up to the first that has
// none.
func knownTexts(argv abstract.List) []abstract.Text {
	var out []abstract.Text
	for _, element := range argv {
		one, ok := element.Word.One()
		if !ok {
			break
		}
		out = append(out, one)
	}
	return out
}

// renames tells whether a command gives an engine another name.
func renames(name string, words []abstract.Text) bool {
	switch name {
	case "hash":
		return slices.ContainsFunc(words, isEnginePath)
	case "ln", "cp", "mv", "install":
		n := len(words) - 1
		return n > 0 && slices.ContainsFunc(words[:n], isEnginePath) && !isEngine(programName(words[n].Source()))
	}
	return false
}

var searched = regexp.MustCompile(`\b(?:command -v|which|type -[pP])\s+(\S+?)["')` + "`" + `]*$`)

// isEnginePath tells whether a word is the path of an engine: one with a folder,
// or what a search for it prints.
func isEnginePath(t abstract.Text) bool {
	source := t.Source()
	if m := searched.FindStringSubmatch(source); m != nil {
		return isEngine(programName(m[1]))
	}
	return strings.Contains(source, "bin/") && isEngine(path.Base(source))
}

// starting is what a program says, in some language, to start another.
var starting = regexp.MustCompile("system|exec|spawn|popen|shell|qx|`|!|\\|")

// embedding are the programs that take a program in a language of their own, with
// what an argument, or the text on the standard input, says where it starts others.
var embedding = map[string]*regexp.Regexp{
	"awk": starting, "gawk": starting, "mawk": starting, "nawk": starting, "perl": starting, "ruby": starting,
	"node": starting, "php": starting, "lua": starting, "tclsh": starting, "expect": starting, "osascript": starting,
	"vi": starting, "vim": starting, "nvim": starting, "ex": starting, "ed": starting, "emacs": starting, "gdb": starting,
	"sed":  regexp.MustCompile(`(^|[0-9/;{}\n])\s*e\s`),
	"tar":  regexp.MustCompile(`exec=|command=|-program`),
	"git":  regexp.MustCompile(`^[\w.-]+=`),
	"make": regexp.MustCompile(``), "gmake": regexp.MustCompile(``), "crontab": regexp.MustCompile(``),
}

// embeds tells whether a program gets a command line that starts a container
// inside a program of its own.
func embeds(name string, words, inputs []abstract.Text) bool {
	starts, ok := embedding[name]
	return ok && slices.ContainsFunc(slices.Concat(words, inputs), func(t abstract.Text) bool {
		source := t.Source()
		return mention.MatchString(source) && starts.MatchString(source)
	})
}

// hooked are the variables that hold command lines which a program starts.
var hooked = map[string][]string{
	"git":  {"GIT_PAGER", "PAGER", "GIT_EDITOR", "EDITOR", "VISUAL", "GIT_SSH_COMMAND", "GIT_EXTERNAL_DIFF"},
	"bash": {"BASH_ENV"}, "sh": {"ENV", "BASH_ENV"}, "ksh": {"ENV"}, "zsh": {"ZDOTDIR"},
}

// hooks tells whether a program is given a variable by which it starts something
// that is not read.
func hooks(name string, env func() abstract.Env) bool {
	variables, ok := hooked[name]
	if !ok || env == nil {
		return false
	}
	given := env()
	return slices.ContainsFunc(variables, func(v string) bool {
		return slices.ContainsFunc(given[v], func(c abstract.Case[abstract.Setting]) bool {
			text := c.Value.Text.Source()
			return !c.Value.Unset && text != "" && (name != "git" || mention.MatchString(text))
		})
	})
}
