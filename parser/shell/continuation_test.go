package shell_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/oracletest"
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/shell"
)

// TestBrokenContinuations holds what is told of each command to whether the real
// shell gets to its last flag, --rm.
func TestBrokenContinuations(t *testing.T) {
	tests := map[string]struct {
		text string
		at   abstract.Pos // the zero value: nothing is broken
	}{
		"a comment behind it":        {"docker run -d \\  # detached\n  --rm img\n", abstract.Pos{Line: 1, Column: 15}},
		"a blank behind it":          {"docker run -d \\ \n  --rm img\n", abstract.Pos{Line: 1, Column: 15}},
		"a tab behind it":            {"docker run \\\n  -d \\\t\n  --rm img\n", abstract.Pos{Line: 2, Column: 6}},
		"glued to a word":            {"docker run -e A=b\\ \n  --rm img\n", abstract.Pos{Line: 1, Column: 18}},
		"a comment line":             {"docker run -d \\\n  # why\n  --rm img\n", abstract.Pos{Line: 1, Column: 15}},
		"an empty line":              {"docker run -d \\\n\n  --rm img\n", abstract.Pos{Line: 1, Column: 15}},
		"a carriage return":          {"docker run -d \\\r\n  --rm img\r\n", abstract.Pos{Line: 1, Column: 15}},
		"inside a wrapper":           {"A=1 env docker run -d \\ \n  --rm img\n", abstract.Pos{Line: 1, Column: 23}},
		"whole":                      {"docker run -d \\\n  --rm img\n", abstract.Pos{}},
		"a blank that is meant":      {"docker run -d \\  --rm img\n", abstract.Pos{}},
		"a backslash of its own":     {"docker run -d \\\\ \\\n --rm img\n", abstract.Pos{}},
		"a quoted comment":           {"docker run -d '\\ # ' \\\n --rm img\n", abstract.Pos{}},
		"the end of the command":     {"docker run --rm img \\\n\necho -n\n", abstract.Pos{}},
		"a comment behind the whole": {"docker run --rm img # -d \\\n", abstract.Pos{}},
	}
	real := newRealShell(t, "bash")
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var found []*abstract.Break
			problems := shell.Run(abstract.NewSpace(), shell.Program{File: programFile, Text: tt.text}, func(e abstract.Exec) {
				found = append(found, e.Break)
			})
			require.Empty(t, problems)
			require.NotEmpty(t, found)
			started := real.starts(t, oracletest.Files{programFile: tt.text}, oracletest.Circumstances{Status: "0"})
			require.Len(t, started, 1)
			assert.Equal(t, slices.Contains(started[0].Argv, "--rm"), found[0] == nil)
			if found[0] != nil {
				assert.Equal(t, tt.at, found[0].Pos)
			}
		})
	}
}
