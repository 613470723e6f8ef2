package shell

import (
	"errors"
	"fmt"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// tree is a program as far as it can be read.
type tree struct {
	prog    Program // with the text that was parsed
	file    *syntax.File
	lost    []span   // the lines that cannot be read, in ascending order
	problem *Problem // why; nil: all is read
}

// statements are what can be read of the program.
func (t tree) statements() []*syntax.Stmt {
	if t.file == nil {
		return nil
	}
	return t.file.Stmts
}

// span is a part of a text, by byte offsets.
type span struct{ start, end int }

// read parses a program. What is written for sh and is not POSIX is read as bash:
// on many machines the one is the other. Of what no shell of the dialect takes,
// the lines are left out that keep the others from being read; there is no file
// where that is all of them, or too much.
func read(p Program) tree {
	if at, why := tooMuch(p.Text); why != "" {
		problem := problemAt(p, at, why)
		problem.Limit = true
		return tree{prog: p, lost: []span{{0, len(p.Text)}}, problem: &problem}
	}
	t, err := whole(p)
	if err == nil {
		return t
	}
	problem := refusal(p, err)
	if p.Dialect == POSIX {
		bash := p
		bash.Dialect = Bash
		if t, err := whole(bash); err == nil {
			return t
		}
	}
	file, lost := salvage(p)
	problem.Message += "; " + told(p, lost)
	return tree{prog: p, file: file, lost: lost, problem: &problem}
}

// whole parses a program of which nothing has to be left out, spelt anew where the
// parser needs that.
func whole(p Program) (tree, error) {
	file, err := parseText(p.Text, p.Dialect)
	if err == nil {
		return tree{prog: p, file: file}, nil
	}
	if q, file := respell(p, err); file != nil {
		return tree{prog: q, file: file}, nil
	}
	return tree{}, err
}

func parseText(text string, d Dialect) (*syntax.File, error) {
	return newParser(d).Parse(strings.NewReader(text), "")
}

func newParser(d Dialect) *syntax.Parser { return syntax.NewParser(syntax.Variant(d.variant())) }

// refusal is the problem that an error of the parser is.
func refusal(p Program, err error) Problem {
	at, message := refused(err)
	var lang syntax.LangError
	if errors.As(err, &lang) {
		message = fmt.Sprintf("%s is no syntax of this shell (%s)", lang.Feature, p.Dialect)
	}
	return problemAt(p, at, message)
}

// refused is where the parser gave up, and what it says.
func refused(err error) (at int, message string) {
	var perr syntax.ParseError
	var lerr syntax.LangError
	switch {
	case errors.As(err, &perr):
		return int(perr.Pos.Offset()), perr.Text
	case errors.As(err, &lerr):
		return int(lerr.Pos.Offset()), lerr.Feature
	}
	return 0, err.Error()
}
