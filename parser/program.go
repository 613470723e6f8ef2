package parser

import (
	"regexp"
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// talking is how programs are called that print or search their arguments, and
// start nothing.
var talking = regexp.MustCompile(`(?i)^(e?cho|e?grep|usage|help|fgrep|rg|ag|git|gh|man|which|type|hash|whatis|alias|test|\[|:|true|false|expr|sed|awk|jq|say|die|fail|err|abort|notify-send|whiptail|dialog)$|echo|print|log|warn|info|error|debug|notice|message|assert|expect`)

// talks tells whether a program only handles its arguments as text.
func talks(name string) bool { return talking.MatchString(name) }

// commandLine is a word that is a command line which starts a container, or an
// option that has one, or the socket of an engine.
var commandLine = regexp.MustCompile(`^(--(?:command|run|exec)=)?\s*(sudo\s+)?(docker|podman|nerdctl|finch)\s(.*\s)?(run|create|network\s+connect)\s|^(unix://)?/\S*/(docker|podman|nerdctl)\S*\.sock$`)

// evaluating are modules of Python that run texts, and objects made of texts.
var evaluating = regexp.MustCompile(`^(code|codeop|pickle|marshal|timeit|cffi|runpy)\.`)

// holdsCommandLine tells whether a word of an argv is one.
func holdsCommandLine(argv abstract.List) bool {
	return slices.ContainsFunc(argv, func(e abstract.Element) bool {
		one, _ := e.Word.One()
		word, known := one.Known()
		return known && commandLine.MatchString(word)
	})
}

// mentions tells whether a word of an argv speaks of starting a container.
func mentions(argv abstract.List) bool {
	return slices.ContainsFunc(argv, func(e abstract.Element) bool {
		one, _ := e.Word.One()
		return mention.MatchString(one.Source())
	})
}

// handed counts a command that starts a container, and that is handed to a
// function of which nothing is known, unless it is called like one that prints.
func (a *analysis) handed(e abstract.Exec) {
	name := e.Handed[strings.LastIndexByte(e.Handed, '.')+1:]
	if evaluating.MatchString(e.Handed) && mentions(e.Argv) || !talks(name) && (a.plainLaunch(e.Argv) || holdsCommandLine(e.Argv)) {
		a.doubt(e.Place, DoubtHanded)
	}
}

// unknownProgram counts a program of which nothing is known, and whose arguments
// are a command that starts a container, or of which one is.
func (st *start) unknownProgram(name string) {
	if talks(name) {
		return
	}
	for i, n := range st.nodes[1:] {
		word, known := n.known()
		if known && commandLine.MatchString(word) {
			st.count(DoubtHanded)
			return
		}
		if !known || !isEngine(programName(word)) {
			continue
		}
		sub := readSubcommand(programName(word), st.nodes[i+1:], st.a.mint)
		if isRead(sub.name) {
			st.count(DoubtHanded)
			return
		}
	}
}
