package policy

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// BenchmarkStart makes the policies of the default configuration ready.
func BenchmarkStart(b *testing.B) {
	b.ReportAllocs()
	config := DefaultConfig().withDefaults()
	for b.Loop() {
		m, err := newMachine(defaultDeadline, nil, config.asks)
		require.NoError(b, err)
		m.wants(m.rules)
	}
}
