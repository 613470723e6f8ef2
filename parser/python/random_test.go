package python_test

import (
	"testing"

	"github.com/egglint/egg/internal/oracletest"
)

// programFile is the file of every program.
const programFile = "program.py"

var layout = oracletest.Layout{Main: programFile, Indent: "    ", Empty: "pass"}

// environments are the circumstances of each program.
func environments() []oracletest.Circumstances {
	return []oracletest.Circumstances{
		{Status: "0"},
		{Status: "1", Args: []string{"one"}, Env: map[string]string{"A": "", "B": "", "C": "", "N": ""}},
		{Status: "odd", Args: []string{"x", "", "a b"}, Env: map[string]string{"A": "a", "B": "private", "C": "w", "N": "b"}},
		{Status: "0", Args: []string{""}, Env: map[string]string{"A": "a b  c", "B": "a", "N": "private"}},
		{Status: "0", Args: []string{"a", "/abs"}, Env: map[string]string{"A": "private", "B": "/lead/", "C": ""}},
	}
}

// newOracle holds the analysis to the real Python.
func newOracle(t testing.TB) oracletest.Oracle {
	return oracletest.Oracle{
		Layout:   layout,
		Generate: func(seed uint64) []oracletest.Stmt { return newGenerator(seed, false).program() },
		Analyse:  func(files oracletest.Files) []*oracletest.Analysis { return []*oracletest.Analysis{analyse(files)} },
		Starts:   newRealPython(t).starts,
		Under:    environments(),
	}
}

func TestRandomPrograms(t *testing.T) {
	newOracle(t).Random(t, oracletest.Programs())
}
