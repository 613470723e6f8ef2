package foreign

import (
	"bytes"
	"path"
	"regexp"
	"strings"
)

// language is how comments and strings are written.
type language struct {
	lines     []string // what begins a comment that ends with its line
	firstOnly bool     // such a one is the first in its line
	behind    string   // characters behind which a comment may begin
	blocks    []pair
	quotes    []quote // the longer ones first
	runes     bool    // ' encloses one character, or no string at all
	slashes   bool    // there are regular expressions between slashes
}

// pair encloses a comment.
type pair struct {
	open, close string
	alone       bool // both stand at the beginning of a line
}

// quote encloses a string.
type quote struct {
	open, close string
	several     bool // over several lines
	raw         bool // a backslash is one
	holdsCode   bool // ${code} is code
}

const (
	blanks   = " \t"
	brackets = " \t;,(){}"
)

var (
	double   = quote{open: `"`, close: `"`}
	single   = quote{open: `'`, close: `'`}
	long     = quote{open: `"`, close: `"`, several: true}
	template = quote{open: "`", close: "`", several: true, holdsCode: true}
	raw      = quote{open: "`", close: "`", several: true, raw: true}
	triple   = quote{open: `"""`, close: `"""`, several: true}
	triple1  = quote{open: `'''`, close: `'''`, several: true}
	slash    = []string{"//"}
	hash     = []string{"#"}
	star     = pair{open: "/*", close: "*/"}
	markup   = pair{open: "<!--", close: "-->"}
)

var (
	script = language{lines: slash, behind: brackets, blocks: []pair{star}, quotes: []quote{template, double, single}, slashes: true}
	page   = language{lines: slash, behind: brackets + ">", blocks: []pair{star, markup}, quotes: script.quotes, slashes: true}
	golang = language{lines: slash, behind: brackets, blocks: []pair{star}, quotes: []quote{raw, double}, runes: true}
	family = language{lines: slash, behind: brackets, blocks: []pair{star}, quotes: []quote{
		{open: `R"(`, close: `)"`, several: true, raw: true}, {open: `@"`, close: `"`, several: true, raw: true}, triple, double}, runes: true}
	rust = language{lines: slash, behind: brackets, blocks: []pair{star}, quotes: []quote{
		{open: `r##"`, close: `"##`, several: true, raw: true}, {open: `r#"`, close: `"#`, several: true, raw: true},
		{open: `r"`, close: `"`, several: true, raw: true}, long}, runes: true}
	groovy   = language{lines: slash, behind: brackets, blocks: []pair{star}, quotes: []quote{triple, triple1, double, single}, slashes: true}
	php      = language{lines: []string{"//", "#"}, behind: brackets, blocks: []pair{star}, quotes: []quote{double, single}}
	hcl      = language{lines: []string{"//", "#"}, behind: brackets, blocks: []pair{star}, quotes: []quote{double}}
	nix      = language{lines: hash, behind: blanks, blocks: []pair{star}, quotes: []quote{{open: `''`, close: `''`, several: true, raw: true}, long}}
	plain    = language{lines: hash, behind: blanks, quotes: []quote{triple, triple1, double, single}}
	ruby     = language{lines: hash, behind: blanks, blocks: []pair{{"=begin", "=end", true}}, quotes: plain.quotes}
	perl     = language{lines: hash, behind: blanks, blocks: []pair{{"=pod", "=cut", true}, {"=head", "=cut", true}, {"=encoding", "=cut", true}}, quotes: plain.quotes}
	julia    = language{lines: hash, behind: blanks, blocks: []pair{{open: "#=", close: "=#"}}, quotes: []quote{triple, long}, runes: true}
	power    = language{lines: hash, behind: brackets, blocks: []pair{{open: "<#", close: "#>"}}, quotes: []quote{{open: `"`, close: `"`, raw: true}, {open: `'`, close: `'`, raw: true}}}
	lua      = language{lines: []string{"--"}, behind: blanks, blocks: []pair{{open: "--[[", close: "]]"}}, quotes: []quote{{open: "[[", close: "]]", several: true, raw: true}, double, single}}
	haskell  = language{lines: []string{"-- "}, behind: blanks, blocks: []pair{{open: "{-", close: "-}"}}, quotes: []quote{double}, runes: true}
	ocaml    = language{blocks: []pair{{open: "(*", close: "*)"}}, behind: blanks, quotes: []quote{long}, runes: true}
	lisp     = language{lines: []string{";"}, behind: blanks, quotes: []quote{long}}
	erlang   = language{lines: []string{"%"}, behind: blanks, quotes: []quote{long, single}}
	settings = language{lines: []string{"#", ";"}, firstOnly: true}
	batch    = language{lines: []string{"::", "REM ", "rem ", "Rem ", "@REM ", "@rem "}, firstOnly: true}
	xml      = language{blocks: []pair{markup}, behind: blanks + ">"}
)

// byExtension are the languages whose comments are known. JSON has none.
var byExtension = table(map[string]language{
	".js .mjs .cjs .jsx .ts .mts .cts .tsx .json5 .jsonc": script,
	".vue .svelte .astro": page,
	".go":                 golang,
	".c .h .cc .cpp .cxx .hpp .hh .java .kt .kts .scala .sc .swift .cs .dart .m .mm .zig .d .proto .v .sv": family,
	".rs":                     rust,
	".groovy .gradle":         groovy,
	".php":                    php,
	".tf .tfvars .hcl .nomad": hcl,
	".nix":                    nix,
	".yml .yaml .toml .mk .mak .make .cmake .fish .csh .tcsh .tcl .ex .exs .r .awk .bzl .star .pyx .conf .nu .just .dockerfile": plain,
	".rb .rake .gemspec .ru .cr .pp": ruby,
	".pl .pm .t .raku":               perl,
	".jl":                            julia,
	".ps1 .psm1 .psd1":               power,
	".lua":                           lua,
	".hs .elm":                       haskell,
	".ml .mli":                       ocaml,
	".el .lisp .clj .cljs .scm .rkt": lisp,
	".erl .hrl":                      erlang,
	".ini .service .timer .cfg .env .properties .desktop .container .pod": settings,
	".bat .cmd":                       batch,
	".xml .xsl .csproj .props .plist": xml,
})

// byName are the files that are called like what they are.
var byName = table(map[string]language{
	"makefile gnumakefile dockerfile containerfile justfile .justfile procfile earthfile snakefile tiltfile build workspace sconstruct crontab": plain,
	"vagrantfile rakefile gemfile brewfile podfile fastfile guardfile":                                                                          ruby,
	"jenkinsfile": groovy,
	".env":        settings,
})

// byProgram are the languages of scripts, by the program of their first line.
var byProgram = table(map[string]language{
	"node nodejs deno bun tsx ts-node":                                    script,
	"make gmake fish csh tcsh tclsh elixir awk gawk mawk Rscript just nu": plain,
	"ruby":  ruby,
	"perl":  perl,
	"php":   php,
	"lua":   lua,
	"julia": julia,
	"pwsh":  power,
})

// marks are the bytes that anything begins with which is no plain code.
func (l language) marks() (m [256]bool) {
	for _, marker := range l.lines {
		m[marker[0]] = true
	}
	for _, b := range l.blocks {
		m[b.open[0]] = true
	}
	for _, q := range l.quotes {
		m[q.open[0]] = true
	}
	m['\''] = m['\''] || l.runes
	m['/'] = m['/'] || l.slashes
	return m
}

// table gives each word of a key the key's language.
func table(rows map[string]language) map[string]language {
	out := map[string]language{}
	for words, l := range rows {
		for _, word := range strings.Fields(words) {
			out[word] = l
		}
	}
	return out
}

// languageOf is the language of a file, by its name, or by its first line.
func languageOf(name string, text []byte) (language, bool) {
	base := strings.ToLower(path.Base(name))
	if l, ok := byName[strings.TrimSuffix(base, path.Ext(base))]; ok && path.Ext(base) != ".txt" {
		return l, true
	}
	if l, ok := byName[base]; ok {
		return l, true
	}
	if l, ok := byExtension[path.Ext(base)]; ok {
		return l, true
	}
	l, ok := byProgram[program(text)]
	return l, ok
}

var interpreter = regexp.MustCompile(`^#!\s*(?:\S*/env\s+(?:-\S+\s+)*)?(?:\S*/)?([\w-]+?)[\d.]*(?:\s|$)`)

// program is what the first line of a script is for.
func program(text []byte) string {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	if m := interpreter.FindSubmatch(line); m != nil {
		return string(m[1])
	}
	return ""
}

var (
	runeLiteral = regexp.MustCompile(`^'(?:\\[^\n]{1,10}?|[^'\\\n])'`)
	operandWord = regexp.MustCompile(`\b(?:return|typeof|case|in|of|do|else|void|delete|throw|new|await|yield)$`)
)
