package shell_test

import (
	"testing"

	"github.com/egglint/egg/internal/oracletest"
	"github.com/egglint/egg/parser/shell"
)

// programFile is the file of every program.
const programFile = "program"

var layout = oracletest.Layout{Main: programFile, Indent: "  ", Empty: ":", Margin: true}

// environments are the circumstances of each program.
func environments() []oracletest.Circumstances {
	return []oracletest.Circumstances{
		{Status: "0"},
		{Status: "1", Args: []string{"one"}, Env: map[string]string{"A": "", "B": "", "C": "", "N": "", "T": ""}},
		{Status: "odd", Args: []string{"x", "", "a b"}, Env: map[string]string{"A": "a", "B": "private", "C": "w", "N": "b", "T": "t"}},
		{Status: "0", Args: []string{""}, Env: map[string]string{"A": "a b  c", "B": " lead", "N": "private", "T": "-n"}},
		{Status: "odd", Args: []string{"-a", "--", "private", "b"}, Env: map[string]string{"B": "a b", "C": "a:b::c", "N": "", "T": "ab"}},
		{Status: "0", Args: []string{"a b", "a"}, Env: map[string]string{"A": "private", "C": "", "T": "x y"}},
	}
}

// dialects are what is held to a shell, and the share of the programs that are.
var dialects = map[string]struct {
	dialect shell.Dialect
	sixths  int
}{"bash": {shell.Bash, 5}, "dash": {shell.POSIX, 1}}

// newOracle holds a dialect to a shell.
func newOracle(t testing.TB, path string, dialect shell.Dialect) oracletest.Oracle {
	return oracletest.Oracle{
		Layout: layout,
		Generate: func(seed uint64) []stmt {
			return newGenerator(seed, false, dialect == shell.POSIX).program()
		},
		Analyse: func(files oracletest.Files) []*oracletest.Analysis { return analyses(files, dialect) },
		Starts:  newRealShell(t, path).starts,
		Under:   environments(),
	}
}

func TestRandomPrograms(t *testing.T) {
	for name, d := range dialects {
		t.Run(name, func(t *testing.T) {
			newOracle(t, name, d.dialect).Random(t, oracletest.Programs()*d.sixths/6+1)
		})
	}
}
