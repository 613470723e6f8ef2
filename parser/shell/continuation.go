package shell

import (
	"regexp"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// What stands behind a command that ends at a backslash: an escaped blank is part
// of its last word, a line that the backslash goes on to ends it all the same
// where there is nothing in it, and a carriage return is escaped like a blank.
var (
	behindBlank = regexp.MustCompile(`^[ \t]*(#[^\n]*)?\r?(\n|$)`)
	emptyLine   = regexp.MustCompile(`^[ \t]*\\\n([ \t]*(#[^\n]*)?\n)+[ \t]*-`)
	beforeCR    = regexp.MustCompile(`\\\r\n`)
)

// brokenAt finds the backslash at the end of a line that is meant to continue a
// command, and does not. Where the next line is empty or a comment, it counts as
// meant where an option follows.
func (in *interp) brokenAt(c *syntax.CallExpr) *abstract.Break {
	start, end := int(c.Pos().Offset()), int(c.End().Offset())
	text := in.prog.Text
	if start >= end || end > len(text) {
		return nil
	}
	command, rest := text[start:end], text[end:]
	at := func(offset int, why string) *abstract.Break {
		return &abstract.Break{Pos: in.prog.position(offset), Why: why}
	}
	switch m := beforeCR.FindStringIndex(command); {
	case escapedBlank(command) && behindBlank.MatchString(rest):
		return at(end-2, "the backslash escapes the blank behind it, so the command ends here")
	case m != nil:
		return at(start+m[0], "the backslash escapes the carriage return behind it, so the command ends here")
	case emptyLine.MatchString(rest):
		return at(end+strings.IndexByte(rest, '\\'), "the line that the backslash goes on to holds nothing of the command, so it ends here")
	}
	return nil
}

// escapedBlank tells whether a command ends with a backslash and a blank.
func escapedBlank(command string) bool {
	before := strings.TrimRight(command, " \t")
	return len(command)-len(before) == 1 && continues(before+"\n")
}
