package parser

import (
	"bytes"
	"path"
	"regexp"
	"strings"
)

// prose are the extensions of texts that speak of commands and run none, and of
// records of what was run elsewhere.
var prose = map[string]bool{
	".md": true, ".markdown": true, ".mdx": true, ".rst": true, ".txt": true, ".adoc": true, ".asciidoc": true,
	".org": true, ".tex": true, ".html": true, ".htm": true, ".po": true, ".pot": true,
	".log": true, ".csv": true, ".tsv": true, ".svg": true, ".diff": true, ".patch": true, ".lock": true,
}

// proseName is how texts for people are called that have no extension.
var proseName = regexp.MustCompile(`^(?i:readme|changelog|changes|news|licen[cs]e|contributing|authors|notice|todo)$`)

// Prose tells by its name whether a file is for people to read.
func Prose(name string) bool {
	base := path.Base(name)
	return prose[strings.ToLower(path.Ext(base))] || proseName.MatchString(base)
}

// between is what may stand between an engine and its subcommand, in whatever
// language: quotes, brackets and commas, a line end behind one of these, the calls that
// put an argv together, the engine's own flags with their values, and `container`.
const between = `(?:["'\x60 \t,()\[\]{}\\+%]+|[,(\[{\\)]\s*\n\s*|&\[|\.args?\b|\b(?:container|append|string|vec!|new|of|asList|from|String::from|to_string|to_owned|into)\b|\.|` +
	`--?[A-Za-z][\w-]*(?:=[^\s"',]+)?(?:["'\s,]+[\w./:@$-]+)?)`

// called is a call of a library that starts a container.
const called = `\b(?:createContainer|createContainerCmd|ContainerCreate|containers\.(?:run|create))\s*\(`

// launchText finds a text that reads like a launch. Its first or second group is
// where it begins.
func launchText(engines []string) *regexp.Regexp {
	names := append([]string{}, engineNames...)
	for _, variable := range engines {
		names = append(names, regexp.QuoteMeta(strings.Trim(variable, "${}")))
	}
	engine := `(?i:` + strings.Join(names, "|") + `)(?:\.exe)?`
	variable := `\$[({]?\w*(?i:docker|podman|nerdctl|container_?(?:runtime|engine|cli|cmd|tool))\w*`
	return regexp.MustCompile(`(?:^|[^\w.-])(` + engine + `|` + variable + `)(?:\)|\})?` +
		`(?:["'\x60 \t,)\]}]` + between + `{0,12}?\b|\.)(?:run|create)(?:$|[^\w-])|(` + called + `)`)
}

// Unread returns the texts in a file that read like a launch, for languages that no
// front end reads: nothing is known of what they pass, or whether they run at all.
func (p *Parser) Unread(f File) []Place {
	if Prose(f.Name) || bytes.IndexByte(f.Text, 0) >= 0 {
		return nil
	}
	if _, read := kindOf(f); read {
		return nil
	}
	var out []Place
	for _, m := range p.launchText.FindAllSubmatchIndex(f.Text, -1) {
		start, end := m[2], m[3]
		if start < 0 {
			start, end = m[4], m[5]-1
		}
		if notEngineVariable.Match(f.Text[start:end]) && f.Text[start] == '$' {
			continue
		}
		at := positionIn(string(f.Text), start)
		out = append(out, Place{File: f.Name, Span: Span{
			Line: at.Line, Column: at.Column, EndLine: at.Line, EndColumn: at.Column + end - start,
		}})
	}
	return out
}
