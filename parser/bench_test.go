package parser

import (
	"fmt"
	"strings"
	"testing"
)

func BenchmarkArgv(b *testing.B) {
	parser := New(Options{})
	argv := strings.Fields(specArgv)
	for b.Loop() {
		if _, err := parser.Argv(argv); err != nil {
			b.Fatal(err)
		}
	}
}

// A script with a launch among n lines that have nothing to do with it.
func BenchmarkFile(b *testing.B) {
	for _, lines := range []int{10, 1_000, 20_000} {
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			text := strings.Repeat("echo \"$A\" | grep x > y\n", lines) + specArgv + "\n"
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			parser := New(Options{})
			for b.Loop() {
				if r := parser.File(File{Name: "f.sh", Text: []byte(text)}); len(r.Launches) != 1 {
					b.Fatal("the launch is not found")
				}
			}
		})
	}
}
