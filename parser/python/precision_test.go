package python_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/internal/oracletest"
)

// wholly is the share of programs whose every argv must be told wholly, where
// nothing that they depend on comes from outside.
const wholly = 0.98

func TestPrecision(t *testing.T) {
	o := oracletest.Oracle{
		Layout:   layout,
		Generate: func(seed uint64) []oracletest.Stmt { return newGenerator(seed, true).program() },
		Analyse:  func(files oracletest.Files) []*oracletest.Analysis { return []*oracletest.Analysis{analyse(files)} },
	}
	assert.GreaterOrEqual(t, o.Precision(t, 1000).Wholly, wholly)
}
