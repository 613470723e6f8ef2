package foreign_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/parser/foreign"
)

// In each text, what stands between ‹ and › is a comment, and nothing else is.
func TestCommentsAreBlanked(t *testing.T) {
	for _, test := range []struct{ name, text string }{
		{"a.js", "a() ‹// run x›\nb"},
		{"a.js", "a();‹// x›"},
		{"a.js", "a(‹/* x\n y */›, b)"},
		{"a.js", `a("// x", '/* x */') ‹// y›`},
		{"a.js", "`// x ${b(‹/* y */› \"}\", {c: `// d`})} // e` ‹// f›"},
		{"a.js", "`a\n// b\n` ‹// c›"},
		{"a.js", `x.split(/\/\/ "/) ‹// "y"›`},
		{"a.js", "x.replace(/[/*`]/g, '') ‹// y›\n`// z`"},
		{"a.js", "return /[\"']/ ‹// y›"},
		{"a.js", "a / b / c ‹// d›"},
		{"a.js", "a = 'https://x' ‹// y›"},
		{"a.ts", "https://x"},
		{"a.ts", "it's // x\n‹// y›"},
		{"a.ts", `'it\'s // x' ‹// y›`},
		{"a.js", "‹/* a */›‹/* b */› /* no end"},
		{"a.js", "` no end // x\n// y"},
		{"#!", ""},
		{"script", "#!/usr/bin/env node\na ‹// b›"},
		{"script", "‹#!/usr/bin/env -S ruby -w›\na ‹# b›"},
		{"script", "‹#!/usr/bin/perl›\n‹# b›"},
		{"script", "#!/bin/unknown\n# b"},
		{"unknown.xyz", "# b // c"},
		{"a.vue", "<p>‹<!-- x -->›</p>\na ‹// b›"},
		{"a.go", "a('\"') ‹// b›\n`// c\n\\` ‹// d›"},
		{"a.go", `a('\'', '\u1234', "\"// c") ‹// b›`},
		{"a.go", "a ‹/* b */› c ‹// it's›\n‹// d›"},
		{"a.rs", "fn a<'a>(x: &'a str) ‹// b›"},
		{"a.rs", "r#\"\"// b\n\"# ‹// c›"},
		{"a.rs", "\"a\n// b\n\" ‹// c›"},
		{"a.cpp", `R"(" // a)" ‹// b›`},
		{"a.cs", `@"C:\" ‹// b›`},
		{"A.java", "\"\"\"\n// a\n\"\"\" ‹// b›"},
		{"a.kt", `"""// a""" ‹// b›`},
		{"a.c", "char c = '\"'; ‹/* \" */› x"},
		{"Jenkinsfile", "sh '''\n// a\n''' ‹// b›"},
		{"a.php", "a(); ‹# b›\n‹// c›\n$x = '# d';"},
		{"Makefile", "a: ‹# b›\n\techo '# c' ‹# d›\n\techo a#b $(C)\n‹# e›"},
		{"Makefile", "\techo don't # a\n‹# b›"},
		{"Makefile", "\techo \\# a \\\" ‹# b›"},
		{"sub/GNUmakefile", "‹# a›"},
		{"Makefile.inc", "‹# a›"},
		{"Dockerfile.dev", "‹# a›\nRUN b ‹# c›\n"},
		{"dev.Dockerfile", "‹# a›"},
		{"compose.yaml", "a: b#c ‹# d›\ne: \"# f\" ‹# g›\n"},
		{"a.toml", "a = '''\n# b\n''' ‹# c›"},
		{"a.rb", "‹=begin\n x =end\n=end›\na = \"#{b}\" ‹# c›\n x =begin"},
		{"a.pl", "a;\n‹=pod\nb\n=cut›\nc ‹# d›"},
		{"a.tf", "a = \"# b\" ‹# c›\n‹// d›\n‹/* e */›"},
		{"a.nix", "a = ''\n # b\n'' ‹# c›"},
		{"a.lua", "a ‹-- b›\n‹--[[ c\n d ]]› e [[ -- f ]]"},
		{"a.hs", "a --> b ‹-- c›\n‹{- d -}›"},
		{"a.ml", "a ‹(* b \" *)› c \"(* d *)\""},
		{"a.el", "(a \"; b\" 'c ‹; d›\n‹;; e›"},
		{"a.erl", "a(\"% b\"). ‹% c›"},
		{"a.ps1", "a \"C:\\\" ‹# b›\n‹<# c #>›"},
		{"a.jl", "a' ‹# b›\n‹#= c =#›"},
		{"a.bat", "‹REM a›\n  ‹:: b›\necho REM c"},
		{"a.service", "‹# a›\n  ‹; b›\nExecStart=c # d ; e"},
		{".env", "‹# a›\nB=c # d"},
		{"a.xml", "<a>‹<!-- b -->›</a>"},
		{"a.json", `{"a": "b"} // c`},
		{"a.jsonc", `{"a": "// b"} ‹// c›`},
		{"CMakeLists.txt", "# a"},
	} {
		text := strings.NewReplacer("‹", "", "›", "").Replace(test.text)
		assert.Equal(t, blanked(test.text), string(foreign.Code(test.name, []byte(text))), "%s: %s", test.name, test.text)
	}
}

// blanked is a text with spaces for what is marked.
func blanked(marked string) string {
	var out strings.Builder
	inside := false
	for i := 0; i < len(marked); i++ {
		switch rest := marked[i:]; {
		case strings.HasPrefix(rest, "‹"), strings.HasPrefix(rest, "›"):
			inside = strings.HasPrefix(rest, "‹")
			i += len("‹") - 1
		case inside && marked[i] != '\n':
			out.WriteByte(' ')
		default:
			out.WriteByte(marked[i])
		}
	}
	return out.String()
}

// Whatever a text holds, its code is as long, has the same lines, and differs by
// blanks alone.
func TestCodeKeepsItsPlace(t *testing.T) {
	pieces := []string{"/*", "*/", "//", "#", "\"", "'", "`", "${", "}", "\\", "\n", " ", "a", "r#\"", "\"#", "=begin", "=end", "<!--", "-->", "é", "\xff"}
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var b strings.Builder
		for range random.IntN(30) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		for _, name := range []string{"a.js", "a.go", "a.rs", "a.rb", "Makefile", "a.vue"} {
			text := b.String()
			code := foreign.Code(name, []byte(text))
			assert.Len(t, code, len(text))
			for i := range code {
				if code[i] != text[i] {
					assert.True(t, code[i] == ' ' && text[i] != '\n', "%s: %q", name, text)
				}
			}
		}
	}
}

// No text of the size of a file takes long.
func TestHostileTextsAreReadOnce(t *testing.T) {
	for _, piece := range []string{"/*", " /*", "`${", "`", "\"", "'", "r#\"", "(/[", "\n=begin", " ", "//", "\\", "{", "(/a"} {
		for _, name := range []string{"a.js", "a.rs", "a.rb", "a.service"} {
			text := bytes.Repeat([]byte(piece), 2<<20/len(piece))
			started := time.Now()
			foreign.Code(name, text)
			assert.Less(t, time.Since(started), 5*time.Second, "%s: %q", name, piece)
		}
	}
}

func BenchmarkCode(b *testing.B) {
	const line = "export function run(image) { return `x ${image}` } // docker run\n"
	for _, lines := range []int{10, 1_000, 40_000} {
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			text := []byte(strings.Repeat(line, lines))
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				foreign.Code("a.js", text)
			}
		})
	}
}
