package oracletest

import "github.com/egglint/egg/parser/abstract"

// Precise tells whether each argv of the program is told in words of which all is
// known; of one scenario only, where that is asked for.
func (a *Analysis) Precise(single bool) bool {
	for _, u := range a.execs {
		if uncalled(u.exec.Frame) {
			continue
		}
		if !known(u.scenarios[0]) || single && len(u.scenarios[0]) > 1 {
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

// known tells whether there are only words of which all is known.
func known(scenarios []abstract.Scenario) bool {
	for _, s := range scenarios {
		for _, it := range s.Argv {
			if _, known := it.Word.Known(); !it.IsWord() || !known {
				return false
			}
		}
	}
	return true
}
