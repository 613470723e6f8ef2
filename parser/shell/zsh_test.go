package shell_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/shell"
)

// What zsh does with words that no other shell does was looked up in zsh 5.9.
func TestWordsOfZsh(t *testing.T) {
	for program, want := range map[string]string{
		"A='a b'; docker run $A":                              "docker run 'a b'",
		"A='*'; docker run x$A":                               "docker run 'x*'",
		"A=; docker run $A x":                                 "docker run x",
		"A='a b'; docker run ${=A}":                           "docker run a b",
		"A='a b'; docker run $=A":                             "docker run a b",
		"A='a b' B=; docker run ${A:-x} ${B:+y} ${A#a}":       "docker run 'a b' ' b'",
		"L=('a b' '' c); docker run $L":                       "docker run 'a b' c",
		"L=('a b' '' c); docker run $L[1] \"${L[@]}\"":        "docker run 'a b' 'a b' '' c",
		"set -- 'a b' ''; docker run $@ $*":                   "docker run 'a b' 'a b'",
		"setopt SH_WORD_SPLIT; A='a b'; docker run $A":        "docker run …",
		"setopt shwordsplit; A=a; docker run $A ${==A}":       "docker run a a",
		"P='a*'; [[ ab == $P ]] && docker run no; docker run": "docker run",
		"P='a*'; [[ ab == ${~P} ]] && docker run yes":         "docker run yes",
		"A='a*b'; docker run ${~A}":                           "docker run …",
		"docker run $(echo a b)":                              "docker run a b",
		"alias d='docker run'\nd x":                           "docker run x",
	} {
		assert.Equal(t, want, strings.Join(argvs(program, shell.Zsh), "\n"), program)
	}
}

// argvs are the argvs that are told of a program's engine, one for each scenario; what
// is not a known word is … in them.
func argvs(text string, dialect shell.Dialect) []string {
	space := abstract.NewSpace()
	var out []string
	shell.Run(space, shell.Program{File: programFile, Text: text, Dialect: dialect}, func(e abstract.Exec) {
		scenarios, _ := abstract.Unfold(space, e.Argv, e.Reach, abstract.Limits{Scenarios: 8})
		for _, s := range scenarios {
			var words []string
			for _, i := range s.Argv {
				v, known := i.Word.Known()
				switch {
				case i.Gap != nil || i.Repeat != nil || !known:
					v = "…"
				case v == "" || strings.ContainsAny(v, " *"):
					v = "'" + v + "'"
				}
				words = append(words, v)
			}
			if line := strings.Join(words, " "); strings.HasPrefix(line, "docker") {
				out = append(out, line)
			}
		}
	})
	return out
}
