package report_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/report"
)

func TestDocsTellEveryForm(t *testing.T) {
	text, err := os.ReadFile("../../docs/formats.md")
	require.NoError(t, err)
	for _, form := range report.Forms() {
		assert.Contains(t, string(text), fmt.Sprintf("\n| `%s` | %s |\n", form.Name, form.About))
	}
}
