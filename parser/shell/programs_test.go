package shell_test

import (
	"path/filepath"
	"testing"

	"github.com/egglint/egg/internal/oracletest"
)

// TestPrograms holds the programs in testdata to a real shell, by their
// extension.
func TestPrograms(t *testing.T) {
	oracletest.Cases(t, func(t *testing.T, name string) oracletest.Oracle {
		path := "bash"
		if filepath.Ext(name) == ".sh" {
			path = "dash"
		}
		return newOracle(t, path, dialects[path].dialect)
	})
}
