package report

import (
	"path"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// home is where egg is at home.
const home = "https://github.com/egglint/egg"

// page is where a rule of egg's own is explained; "" for others.
func page(rule string) string {
	if len(rule) == 6 && rule[:3] == "EGG" {
		return home + "/blob/main/docs/rules/" + rule + ".md"
	}
	return ""
}

// commandLine stands for the file of a command line that was given as such.
const commandLine = "command line"

// path is how a file is called for those who look from the root of the repository.
func (f Findings) path(file string) string {
	switch {
	case file == "" || f.Loose == file:
		return commandLine
	case file == "-":
		return "standard input"
	}
	return path.Join(f.Prefix, file)
}

// stands tells whether what is called so is a file of the repository.
func (f Findings) stands(file string) bool { return file != "" && file != "-" && file != f.Loose }

// label is what a finding is called beside its message.
func label(finding policy.Finding) string {
	if finding.Name == "" {
		return finding.Rule
	}
	return finding.Rule + " " + finding.Name
}

// judgement is the message of a finding, with the verdict where that is no failure.
func judgement(finding policy.Finding) string {
	if finding.Verdict == policy.VerdictUnproven {
		return finding.Message + " (unproven)"
	}
	return finding.Message
}

// unit is what a form counts columns in.
type unit func(string) int

func runes(text string) int { return utf8.RuneCountInString(text) }

func codeUnits(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// column is the column of a byte, counted in other units. It is the first where the
// source has no such place.
func (f Findings) column(file string, line, column int, in unit) int {
	text, ok := lineOf(f.Sources[file], line)
	if !ok || column < 1 || column-1 > len(text) {
		return 1
	}
	return in(text[:column-1]) + 1
}

// headSpan is the stretch of a launch that is marked, in its first line, its columns in
// some unit. The end is exclusive, and there is none where the source is not known.
func (f Findings) headSpan(finding policy.Finding, in unit) (span parser.Span) {
	span = parser.Span{Line: max(finding.Span.Line, 1), Column: 1, EndLine: max(finding.Span.Line, 1)}
	line, ok := lineOf(f.Sources[finding.File], span.Line)
	start := finding.Span.Column - 1
	if !ok || start < 0 || start > len(line) {
		return span
	}
	end := len(line)
	if finding.Span.EndLine == finding.Span.Line && finding.Span.EndColumn-1 < end {
		end = max(finding.Span.EndColumn-1, start)
	}
	span.Column = in(line[:start]) + 1
	span.EndColumn = max(span.Column+in(headOf(line[start:end])), span.Column+1)
	return span
}

// note is a place that has to do with a finding, and what.
type note struct {
	text, file string
	line       int
}

// notes are the conditions of a finding, the calls that lead to it, and what stands in
// the way of a proof.
func notes(finding policy.Finding) []note {
	all := conditionNotes("when", finding.When)
	for _, other := range finding.OrWhen {
		all = append(all, conditionNotes("or when", other)...)
	}
	for _, call := range finding.Via {
		name := clean(call.Name)
		if name == "" {
			name = "this call"
		}
		all = append(all, note{"via " + name, call.File, call.Line})
	}
	if gap := finding.Gap; gap != nil && gap.Line > 0 {
		all = append(all, note{string(gap.Kind) + " " + reasoned(gap.Source, gap.Why), finding.File, gap.Line})
	}
	return all
}

func conditionNotes(label string, conditions []parser.Condition) []note {
	var all []note
	for _, c := range conditions {
		all = append(all, note{label + " " + outcome(c), c.File, c.Line})
		label = "and"
	}
	return all
}

// Edit is what to insert before a byte of a file, to mend a finding.
type Edit struct {
	File         string
	Line, Column int // in bytes, from 1
	Text         string
}
