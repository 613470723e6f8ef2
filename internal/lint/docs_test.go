package lint_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/lint"
)

// Every configuration that the guide shows is one.
func TestConfigurationsOfTheGuideAreAccepted(t *testing.T) {
	text, err := os.ReadFile("../../docs/contracts.md")
	require.NoError(t, err)
	parts := strings.Split(string(text), "```yaml\n")
	require.Greater(t, len(parts), 2)
	for _, part := range parts[1:] {
		config, _, _ := strings.Cut(part, "```")
		_, err := lint.ParseConfig("guide", []byte(config), nil)
		assert.NoError(t, err, config)
	}
}
