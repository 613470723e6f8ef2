package parser

import "regexp"

// talking is how programs are called that print or search their arguments, and
// start nothing.
var talking = regexp.MustCompile(`(?i)^(e?cho|e?grep|fgrep|rg|ag|git|gh|man|which|type|hash|whatis|alias|test|\[|:|true|false|expr|sed|awk|jq|say|die|fail|err|abort|notify-send|whiptail|dialog)$|echo|print|log|warn|info|error|debug|notice|message|assert|expect`)

// talks tells whether a program only handles its arguments as text.
func talks(name string) bool { return talking.MatchString(name) }

// unknownProgram counts a program of which nothing is known, and whose arguments
// are a command that starts a container.
func (st *start) unknownProgram(name string) {
	if talks(name) {
		return
	}
	for i, n := range st.nodes[1:] {
		word, known := n.known()
		if !known || !isEngine(programName(word)) {
			continue
		}
		sub := readSubcommand(st.nodes[i+1:], st.a.mint)
		if subcommandFlags(sub.name) != nil {
			st.count()
			return
		}
	}
}
