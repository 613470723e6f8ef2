package shell_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/internal/oracletest"
	"github.com/egglint/egg/parser/shell"
)

// Where nothing that programs depend on comes from outside, wholly is the share of
// them whose every argv must be told wholly, and words that of the words behind the
// subcommand, the engine's flags among them, that must be known.
const (
	wholly = 0.98
	words  = 0.99
)

func TestPrecision(t *testing.T) {
	o := oracletest.Oracle{
		Layout:   layout,
		Single:   true,
		Generate: func(seed uint64) []stmt { return newGenerator(seed, true, false).program() },
		Analyse: func(files oracletest.Files) []*oracletest.Analysis {
			return []*oracletest.Analysis{analyse(files, shell.Bash)}
		},
	}
	got := o.Precision(t, 1000)
	assert.GreaterOrEqual(t, got.Wholly, wholly)
	assert.GreaterOrEqual(t, got.Words, words)
}
