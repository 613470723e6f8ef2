package workflow_test

import (
	"fmt"
	"strings"
	"testing"
)

func BenchmarkScripts(b *testing.B) {
	const step = "      - name: step\n        env: {A: '1'}\n        run: |\n          echo ${{ inputs.a }} \\\n            b\n"
	for _, steps := range []int{1, 100, 10_000} {
		text := []byte("env: {A: '1'}\njobs:\n  a:\n    steps:\n" + strings.Repeat(step, steps))
		b.Run(fmt.Sprint(steps), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if scripts, problems := readAll(text); len(scripts) != steps || len(problems) > 0 {
					b.Fatal(len(scripts), problems)
				}
			}
		})
	}
}
