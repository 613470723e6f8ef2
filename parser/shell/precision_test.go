package shell_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/shell"
)

// wholly is the share of programs whose every argv must be told wholly, where
// nothing that they depend on comes from outside.
const wholly = 0.9

func TestPrecision(t *testing.T) {
	const n = 1000
	var mu sync.Mutex
	told := 0
	each(n, func(i int) {
		program := newGenerator(uint64(i), true, false).program()
		if analyse(render(program), shell.Bash).precise() {
			mu.Lock()
			defer mu.Unlock()
			told++
		}
	})
	t.Logf("of %d programs that depend on nothing outside, %d are told wholly", n, told)
	assert.GreaterOrEqual(t, float64(told)/n, wholly)
}

// uncalled tells whether f is inside a function that nobody calls.
func uncalled(f *abstract.Frame) bool {
	for ; f != nil; f = f.Parent {
		if f.Function != "" && f.Call == (abstract.Place{}) {
			return true
		}
	}
	return false
}

// precise tells whether each argv of the program is told as the words that it is.
func (a analysis) precise() bool {
	for _, u := range a.execs {
		if uncalled(u.exec.Frame) {
			continue // its arguments do come from outside
		}
		for _, s := range u.scenarios[0] {
			for _, it := range s.Argv {
				if _, known := it.Word.Known(); !it.IsWord() || !known {
					return false
				}
			}
		}
		if len(u.scenarios[0]) > 1 {
			return false
		}
	}
	return !a.limited && len(a.problems) == 0
}
