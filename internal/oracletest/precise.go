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

// counted are words behind the engine's subcommand.
type counted struct{ all, known int }

// countWords counts the words behind the subcommand, over all scenarios. A gap, a
// repeat or an optional counts as one that is not known.
func (a *Analysis) countWords(c *counted) {
	for _, u := range a.execs {
		if uncalled(u.exec.Frame) {
			continue
		}
		for _, s := range u.scenarios[0] {
			for _, it := range s.Argv[min(2, len(s.Argv)):] {
				c.all++
				if _, known := it.Word.Known(); it.IsWord() && known {
					c.known++
				}
			}
		}
	}
}
