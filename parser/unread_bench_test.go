package parser_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/egglint/egg/parser"
)

func BenchmarkUnread(b *testing.B) {
	const others = "export function run(image, create) { return images().map(x => run(x.name, \"image\")) }\n"
	for _, lines := range []int{10, 1_000, 40_000} {
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			text := []byte(strings.Repeat(strings.Repeat(others, 99)+"docker.images(); run(\"docker run x\")\n", lines/100+1))
			p := parser.New(parser.Options{})
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				p.Unread(parser.File{Name: "a.js", Text: text})
			}
		})
	}
}
