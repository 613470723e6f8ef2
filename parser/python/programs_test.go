package python_test

import (
	"testing"

	"github.com/egglint/egg/internal/oracletest"
)

// TestPrograms holds the programs in testdata to the real Python.
func TestPrograms(t *testing.T) {
	o := newOracle(t)
	oracletest.Cases(t, func(*testing.T, string) oracletest.Oracle { return o })
}
