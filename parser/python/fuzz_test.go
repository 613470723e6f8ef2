package python_test

import (
	"testing"
	"time"

	"github.com/egglint/egg/internal/oracletest"
)

// longestSeed bounds the programs that are changed at random: of small ones many more
// are run.
const longestSeed = 1500

// FuzzRun holds the interpreter to two promises for any text: it does not panic,
// and it ends.
func FuzzRun(f *testing.F) {
	for seed := range uint64(200) {
		if text := layout.Files(newGenerator(seed, seed%2 == 0).program())[programFile]; len(text) < longestSeed {
			f.Add(text)
		}
	}
	for _, text := range hostile() {
		if len(text) < 2000 {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			t.Skip("longer texts only take longer")
		}
		start := time.Now()
		analyse(oracletest.Files{programFile: text})
		if took := time.Since(start); took > patience {
			t.Errorf("took %v", took)
		}
	})
}
