package python_test

import (
	"flag"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/parser/abstract"
)

// wholly is the share of programs whose every argv must be told wholly, where
// nothing that they depend on comes from outside.
const wholly = 0.98

var showImprecise = flag.Int("python.imprecise", 0, "how many programs that are not told wholly are shown")

func TestPrecision(t *testing.T) {
	const count = 1000
	var mu sync.Mutex
	told := 0
	each(count, func(i int) {
		files := sources{programFile: render(newGenerator(uint64(i), true).program())}
		a := analyse(files)
		precise := a.precise()
		mu.Lock()
		defer mu.Unlock()
		if precise {
			told++
		} else if *showImprecise > 0 && len(files[programFile]) < 1500 {
			*showImprecise--
			t.Logf("%s\n%s", files[programFile], a)
		}
	})
	t.Logf("of %d programs that depend on nothing outside, %d are told wholly", count, told)
	assert.GreaterOrEqual(t, float64(told)/count, wholly)
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

// precise tells whether each argv of the program is told without gap or hole.
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
	}
	return !a.limited && len(a.problems) == 0
}
