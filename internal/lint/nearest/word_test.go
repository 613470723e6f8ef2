package nearest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/internal/lint/nearest"
)

func TestWord(t *testing.T) {
	words := []string{"sandbox", "packs", "rules", "EGG002", "EGG012"}
	tests := []struct {
		word, want string
	}{
		{"sanbox", "sandbox"},
		{"sandboxes", "sandbox"},
		{"rule", "rules"},
		{"egg002", "EGG002"},
		{"EGG0O2", "EGG002"},
		{"kscap", ""},
		{"x", ""},
		{"", ""},
	}
	for _, test := range tests {
		t.Run(test.word, func(t *testing.T) {
			got, ok := nearest.Word(test.word, words)
			assert.Equal(t, test.want, got)
			assert.Equal(t, test.want != "", ok)
		})
	}
}
