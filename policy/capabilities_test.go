package policy

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What policies may not call is written down, and what they may: a release of OPA that
// brings more functions has somebody look at them.
func TestBuiltinsAreLookedAt(t *testing.T) {
	const file = "testdata/builtins.txt"
	var lines []string
	for _, b := range ast.CapabilitiesForThisVersion().Builtins {
		verdict := "yes"
		if outside(b) {
			verdict = "no"
		}
		lines = append(lines, verdict+" "+b.Name)
	}
	slices.Sort(lines)
	text := strings.Join(lines, "\n") + "\n"
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
	}
	known, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(known), text, "look at what is new, then run UPDATE=1 go test ./policy")
}
