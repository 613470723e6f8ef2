package parser

import (
	"bytes"
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/egglint/egg/parser/foreign"
)

// prose are the extensions of texts that speak of commands and run none: for people,
// records of what was run elsewhere, and policies.
var prose = map[string]bool{
	".md": true, ".markdown": true, ".mdx": true, ".rst": true, ".txt": true, ".adoc": true, ".asciidoc": true,
	".org": true, ".tex": true, ".html": true, ".htm": true, ".po": true, ".pot": true,
	".log": true, ".csv": true, ".tsv": true, ".svg": true, ".diff": true, ".patch": true, ".lock": true, ".rego": true,
}

// proseName is how texts for people are called that have no extension.
var proseName = regexp.MustCompile(`^(?i:readme|changelog|changes|news|licen[cs]e|contributing|authors|notice|todo)$`)

// Prose tells by its name whether a file speaks of commands and runs none.
func Prose(name string) bool {
	base := path.Base(name)
	return prose[strings.ToLower(path.Ext(base))] || proseName.MatchString(base)
}

// between is what may stand between an engine and its subcommand, in whatever
// language: quotes, brackets and commas, a line end behind one of these, the calls that
// put an argv together, the engine's own flags with their values, and `container`.
const between = `(?:["'\x60 \t,()\[\]{}\\+%]+|[,(\[{\\)]\s*\n\s*|&\[|\.args?\b|\b(?:container|append|string|vec!|new|of|asList|from|String::from|to_string|to_owned|into)\b|\.|` +
	`--?[A-Za-z][\w-]*(?:=[^\s"',]+)?(?:["'\s,]+[\w./:@$-]+)?)`

// starts is what follows an engine where its text reads like a launch, or a connection.
var starts = regexp.MustCompile(`^(?:["'\x60 \t,)\]}]` + between + `{0,12}?\b|\.)(?:run|create|network["'\x60 \t,]+connect)(?:$|[^\w-])`)

// handedOn is what follows an engine where its arguments are put together elsewhere, and
// starter is the call before it that starts a process.
var (
	handedOn = regexp.MustCompile(`^["'\x60](?:\s*,\s*(?:\[\s*)?[A-Za-z_$&*.]|\)\s*\.\s*args?\(\s*&?[A-Za-z_*])`)
	starter  = regexp.MustCompile(`(?i)(?:exec|spawn|command|process|popen|system)\w*(?:!|::new)?(?:\s*\(|\s)\s*(?:[\w.()]+,\s*)?["'\x60](?:[\w./-]*/)?$`)
)

// holder is how code calls a variable that holds an engine.
var holder = regexp.MustCompile(`^(?i:(?:docker|podman|nerdctl|finch)_?(?:bin|binary|path|cmd|command|exe|executable|cli|engine)|container_?(?:runtime|engine|cli|cmd|tool))$`)

// startsWithin bounds how far that reaches.
const startsWithin = 400

// called is a call of a library that starts a container.
var called = regexp.MustCompile(`^(?:createContainer|createContainerCmd|ContainerCreate|containers\.(?:run|create))\s*\(`)

// generic is how a variable may be called that holds an engine of any name.
var generic = regexp.MustCompile(`^(?i:container_?(?:runtime|engine|cli|cmd|tool))`)

// needles are the texts, in small letters, that one of these begins with: looking for
// them first makes a text that speaks of no engine cost nearly nothing.
func needles(engines []string) []string {
	all := append([]string{"container", "createcontainer"}, engineNames...)
	for _, variable := range engines {
		all = append(all, strings.ToLower(strings.Trim(variable, "${}")))
	}
	return slices.DeleteFunc(all, func(needle string) bool { return needle == "" })
}

// Unread returns the texts in a file that read like a launch, or like a connection, for
// languages that no front end reads: nothing is known of what they pass, or whether they
// run at all. Comments run never.
func (p *Parser) Unread(f File) []Place {
	if Prose(f.Name) || bytes.IndexByte(f.Text, 0) >= 0 {
		return nil
	}
	if _, read := kindOf(f); read {
		return nil
	}
	small := lowered(f.Text)
	if !slices.ContainsFunc(p.needles, func(needle string) bool { return bytes.Contains(small, []byte(needle)) }) {
		return nil
	}
	code := foreign.Code(f.Name, f.Text)
	found := p.launchesIn(code, lowered(code))
	slices.SortFunc(found, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	return spread(f, slices.Compact(found))
}

// launchesIn looks for launches in code, which is given in small letters too.
func (p *Parser) launchesIn(code, small []byte) []span {
	var found []span
	for _, needle := range p.needles {
		for at := 0; ; at++ {
			next := bytes.Index(small[at:], []byte(needle))
			if next < 0 {
				break
			}
			at += next
			if s, ok := launchAt(code, span{at, at + len(needle)}); ok {
				found = append(found, s)
			}
		}
	}
	return found
}

// lowered has small letters for capital ones, byte by byte.
func lowered(text []byte) []byte {
	small := bytes.Clone(text)
	for i, c := range small {
		if 'A' <= c && c <= 'Z' {
			small[i] = c + 'a' - 'A'
		}
	}
	return small
}

// launchAt tells whether a launch begins where a needle was found, and with what.
func launchAt(text []byte, at span) (span, bool) {
	rest := text[at.start:min(at.start+startsWithin, len(text))]
	if m := called.FindIndex(rest); m != nil && (at.start == 0 || !isWordByte(text[at.start-1])) {
		return span{at.start, at.start + m[1] - 1}, true
	}
	if bytes.EqualFold(text[at.start:at.end], []byte("container")) && !generic.Match(rest) {
		return span{}, false
	}
	return engineAt(text, at)
}

// span is a part of a text, by byte offsets.
type span struct{ start, end int }

// engineAt tells whether a name in a text is that of an engine, or of a variable that
// holds one, and begins a launch; the span is that of the whole word.
func engineAt(text []byte, name span) (span, bool) {
	word := span{name.start, name.end}
	for word.start > 0 && isWordByte(text[word.start-1]) {
		word.start--
	}
	for word.end < len(text) && isWordByte(text[word.end]) {
		word.end++
	}
	before := text[max(0, word.start-2):word.start]
	rest := bytes.TrimPrefix(text[word.end:min(word.end+startsWithin, len(text))], []byte(".exe"))
	switch {
	case bytes.HasSuffix(before, []byte("$")):
		word.start--
	case bytes.HasSuffix(before, []byte("$(")), bytes.HasSuffix(before, []byte("${")):
		word.start -= 2
		if len(rest) > 0 {
			rest = rest[1:] // the bracket that closes it
		}
	case holder.Match(text[word.start:word.end]):
		return word, starts.Match(rest) && !bytes.HasPrefix(rest, []byte("."))
	case !isEngine(strings.ToLower(string(text[word.start:word.end]))):
		return word, false
	case bytes.HasSuffix(before, []byte("-")), bytes.HasSuffix(before, []byte(".")):
		return word, false
	}
	if text[word.start] == '$' && notEngineVariable.Match(text[word.start:word.end]) {
		return word, false
	}
	return word, starts.Match(rest) || handedOn.Match(rest) && starter.Match(text[max(0, word.start-startsWithin/4):word.start])
}

func isWordByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// spread tells where spans of a text are, which come in order.
func spread(f File, found []span) []Place {
	var out []Place
	line, lineStart, at := 1, 0, 0
	for _, s := range found {
		passed := f.Text[at:s.start]
		if n := bytes.Count(passed, []byte("\n")); n > 0 {
			line += n
			lineStart = at + bytes.LastIndexByte(passed, '\n') + 1
		}
		at = s.start
		column := s.start - lineStart + 1
		out = append(out, Place{File: f.Name, Span: Span{
			Line: line, Column: column, EndLine: line, EndColumn: column + s.end - s.start,
		}})
	}
	return out
}
