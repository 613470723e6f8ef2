package oracletest

import "github.com/egglint/egg/parser/abstract"

// Precise tells whether each argv of the program is told as the words that it is.
func (a *Analysis) Precise() bool {
	for _, u := range a.execs {
		if !uncalled(u.exec.Frame) && !known(u.scenarios[0]) {
			return false
		}
	}
	return !a.Limited && len(a.Problems) == 0
}

// uncalled tells whether f is inside a function that nobody calls: its arguments
// come from outside.
func uncalled(f *abstract.Frame) bool {
	for ; f != nil; f = f.Parent {
		if f.Function != "" && f.Call == (abstract.Place{}) {
			return true
		}
	}
	return false
}

// known tells whether there is one scenario at most, and only words in it of
// which all is known.
func known(scenarios []abstract.Scenario) bool {
	for _, s := range scenarios {
		for _, it := range s.Argv {
			if _, known := it.Word.Known(); !it.IsWord() || !known {
				return false
			}
		}
	}
	return len(scenarios) <= 1
}
