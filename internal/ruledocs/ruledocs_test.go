package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/policy"
)

const root = "../.."

// The pages are those that the rules make, and no others.
func TestPagesAreFresh(t *testing.T) {
	rules, err := policy.Config{}.Catalogue()
	require.NoError(t, err)
	want := pages(rules)
	require.Greater(t, len(want), 50)
	for name, text := range want {
		found, err := os.ReadFile(filepath.Join(root, folder, name))
		require.NoError(t, err, "make docs")
		assert.Equal(t, text, string(found), "%s is stale: make docs", name)
	}
	found, err := filepath.Glob(filepath.Join(root, folder, "*"))
	require.NoError(t, err)
	assert.Len(t, found, len(want), "a page without a rule: make docs")
}

func TestReportHasEveryRule(t *testing.T) {
	rules, err := policy.Config{}.Catalogue()
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, report(root, rules[:3], &out))
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	require.Len(t, lines, 4)
	for i, line := range lines[1:] {
		fields := strings.Fields(line)
		assert.Equal(t, []string{rules[i].ID, rules[i].Name}, fields[:2])
		assert.NotEqual(t, "0", fields[2], "tests of %s", rules[i].ID)
	}
}

func TestNothingElseIsAskedFor(t *testing.T) {
	assert.Error(t, run([]string{"pages"}, root, &bytes.Buffer{}))
}
