package dockerflag

import (
	"fmt"
	"testing"
)

func BenchmarkRead(b *testing.B) {
	for _, flags := range []int{1, 30, 1000} {
		argv := []string{"docker", "run"}
		for i := range flags {
			argv = append(argv, "-e", fmt.Sprintf("K%d=v", i))
		}
		argv = append(argv, "img")
		size := 0
		for _, word := range argv {
			size += len(word)
		}
		b.Run(fmt.Sprintf("flags=%d", flags), func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(argv); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
