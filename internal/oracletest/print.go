package oracletest

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// printer writes scenarios for people: a hole as {source}, another of the same
// source as {source'2}, a gap as [source], a repeat as (…)* and an optional as
// (…)?.
type printer struct {
	main  string // the file that goes without saying
	names map[*abstract.Hole]string
	count map[string]int
}

// describe is what is told of a program, for people; main is its file.
func (a *Analysis) describe(main string) string {
	var b strings.Builder
	for _, p := range a.Problems {
		fmt.Fprintln(&b, p)
	}
	for _, u := range a.execs {
		p := printer{main, map[*abstract.Hole]string{}, map[string]int{}}
		fmt.Fprintf(&b, "%s%s\n", p.where(u.exec.Place), p.via(u.exec.Frame))
		for _, note := range u.exec.Notes {
			fmt.Fprintf(&b, "  taken: %s\n", note)
		}
		for _, s := range u.scenarios[0] {
			fmt.Fprintf(&b, "  %s\n", p.items(s.Argv))
			for _, d := range s.Decisions {
				fmt.Fprintf(&b, "    %s: %t\n", d.Text, d.Outcome)
			}
		}
	}
	return b.String()
}

func (p printer) where(at abstract.Place) string {
	if at.File == p.main {
		return fmt.Sprintf("line %d", at.Start.Line)
	}
	return fmt.Sprintf("%s line %d", at.File, at.Start.Line)
}

func (p printer) via(f *abstract.Frame) string {
	out := ""
	for ; f != nil; f = f.Parent {
		switch {
		case f.Call != (abstract.Place{}) && f.Function != "":
			out += fmt.Sprintf(" in %s called in %s", f.Function, p.where(f.Call))
		case f.Call != (abstract.Place{}) && !f.Nested:
			out += " sourced in " + p.where(f.Call)
		case f.Function != "" || f.Parent != nil && !f.Nested:
			out += fmt.Sprintf(" in %s called by anyone", f.Function)
		}
	}
	return out
}

func (p printer) items(items []abstract.Item) string {
	words := make([]string, len(items))
	for i, it := range items {
		words[i] = p.item(it)
	}
	return strings.Join(words, " ")
}

func (p printer) item(it abstract.Item) string {
	switch {
	case it.Gap != nil:
		return "[" + it.Gap.Source + "]"
	case it.Repeat != nil:
		return "(" + p.items(it.Repeat) + ")*"
	case it.Optional != nil:
		return "(" + p.items(it.Optional) + ")?"
	}
	return p.text(it.Word)
}

var plain = regexp.MustCompile(`^[\w/.,:=@%+-]+$`)

func (p printer) text(t abstract.Text) string {
	if v, known := t.Known(); known && !plain.MatchString(v) {
		return fmt.Sprintf("%q", v)
	}
	var b strings.Builder
	for _, part := range t {
		if part.Hole != nil {
			b.WriteString("{" + p.name(part.Hole) + "}")
		} else {
			b.WriteString(part.Literal)
		}
	}
	return b.String()
}

func (p printer) name(h *abstract.Hole) string {
	if _, ok := p.names[h]; !ok {
		p.count[h.Source]++
		p.names[h] = h.Source
		if n := p.count[h.Source]; n > 1 {
			p.names[h] = fmt.Sprintf("%s'%d", h.Source, n)
		}
	}
	return p.names[h]
}
