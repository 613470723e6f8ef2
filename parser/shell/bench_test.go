package shell_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/shell"
)

// section is what launchers are made of, some 20 lines of it.
const section = `
image=${IMAGE:-egg:latest}
start_%[1]d() {
  local name=$1; shift
  local args=(--rm --name "$name" -e CONTAINER_ID="$name")
  if [ "$MODE" = private ]; then
    args+=(--dns 0.0.0.0 -e PRIVATE_MODE=true)
  else
    args+=(-e PRIVATE_MODE=false)
  fi
  [ -n "$TOKEN_%[1]d" ] && args+=(-e "TOKEN=$TOKEN_%[1]d")
  for dir in /a /b "$HOME/c"; do
    args+=(-v "$dir:$dir")
  done
  while read -r line; do
    args+=(--label "$line")
  done <labels
  docker run "${args[@]}" "$image" "$@" || echo "failed: $name" >&2
}
start_%[1]d one
start_%[1]d "$2" --debug
`

// BenchmarkHostile reads texts of which little or nothing can be read.
func BenchmarkHostile(b *testing.B) {
	for _, part := range []string{"if true; then\n", "a |\n", "((a)|b)\n", "a\n)\n", `$""`} {
		for _, n := range []int{2_000, 20_000, 200_000} {
			text := strings.Repeat(part, n/len(part))
			b.Run(fmt.Sprintf("%q/%dkB", part, n/1000), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					shell.Run(abstract.NewSpace(), shell.Program{File: "f", Text: text}, func(abstract.Exec) {})
				}
			})
		}
	}
}

func BenchmarkRun(b *testing.B) {
	for _, n := range []int{1, 10, 100} {
		var text strings.Builder
		for i := range n {
			fmt.Fprintf(&text, section, i)
		}
		b.Run(fmt.Sprintf("%dkB", (text.Len()+999)/1000), func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				p := shell.Program{File: "f", Text: text.String()}
				if problems := shell.Run(abstract.NewSpace(), p, func(abstract.Exec) {}); len(problems) > 0 {
					b.Fatal(problems)
				}
			}
		})
	}
}
