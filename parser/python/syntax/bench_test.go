package syntax

import (
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// libraryText is a part of a standard library, at least as many bytes.
func libraryText(t testing.TB, size int) (texts [][]byte, total int64) {
	t.Helper()
	for _, file := range pythons(t)[0].files(t) {
		if total >= int64(size) {
			break
		}
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		texts = append(texts, src)
		total += int64(len(src))
	}
	return texts, total
}

// BenchmarkParse reads parts of the standard library of three sizes.
func BenchmarkParse(b *testing.B) {
	for _, size := range []int{100_000, 1_000_000, 10_000_000} {
		b.Run(fmt.Sprintf("%dkB", size/1000), func(b *testing.B) {
			texts, total := libraryText(b, size)
			b.SetBytes(total)
			b.ReportAllocs()
			for b.Loop() {
				for _, src := range texts {
					Parse("", src)
				}
			}
		})
	}
}
