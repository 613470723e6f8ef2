package shell

import (
	"regexp"
	"slices"
	"strconv"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// selectFrom is select name in items: for each line that is read, the item that it
// numbers.
func (in *interp) selectFrom(st *state, c *syntax.ForClause, name string, items abstract.List) status {
	if len(items) == 0 {
		return success()
	}
	if !slices.ContainsFunc(items, func(e abstract.Element) bool { return certain(abstract.List{e}) }) {
		st.in = nil // where there is none of them, nothing is read
	}
	return in.conditional(st, c, turns{
		goesOn: func(st *state) abstract.Guard { return in.selects(st, c, name, items) },
		body:   func(st *state) status { return in.stmts(st, c.Do) },
		next:   func(*state) {},
	})
}

// selects reads the next line that is not empty, and is the condition that there is
// one.
func (in *interp) selects(st *state, c *syntax.ForClause, name string, items abstract.List) abstract.Guard {
	for {
		line, whole, ok := in.line(st)
		switch {
		case !ok || !plainLine.MatchString(line):
			return in.selectsAny(st, c, name, items)
		case !whole:
			in.setText(st, "REPLY", abstract.Just(abstract.Literal(line)), in.nodeOrigin(c))
			return abstract.Never
		case line != "":
			in.setText(st, "REPLY", abstract.Just(abstract.Literal(line)), in.nodeOrigin(c))
			in.assign(st, name, in.numberedItem(line, c, items))
			return abstract.Always
		}
	}
}

// selectsAny reads a line that is not known, if there is one, and anything to select.
func (in *interp) selectsAny(st *state, c *syntax.ForClause, name string, items abstract.List) abstract.Guard {
	st.in = nil
	in.forget(st, "REPLY", abstract.Command, "read from the input", in.place(c.Loop))
	more := in.space.Ask(abstract.Atom{Text: "a line is read by " + in.source(c.Loop), Place: in.place(c)})
	before := in.lookup(st, name).value
	in.wipe(st, name, abstract.Loop, "one of "+items.Source(), in.place(c.Loop))
	in.assign(st, name, in.joinValues(more, in.lookup(st, name).value, before))
	return more
}

// plainLine is a line whose meaning is plain: a number, or a word.
var plainLine = regexp.MustCompile(`^(?:[0-9]{1,5}|[A-Za-z_][A-Za-z0-9_]*)?$`)

// numberedItem is what a line selects: nothing, where it numbers no item.
func (in *interp) numberedItem(line string, c *syntax.ForClause, items abstract.List) value {
	n, err := strconv.Atoi(line)
	switch {
	case err != nil || n == 0:
		return textValue(in.space, abstract.Just(abstract.Text(nil)))
	case !certain(items[:min(n, len(items))]), n > len(items) && !certain(items):
		return holeValue(in.variableHole("REPLY", abstract.Loop, "one of "+items.Source(), in.place(c.Loop)))
	case n > len(items):
		return textValue(in.space, abstract.Just(abstract.Text(nil)))
	}
	return textValue(in.space, items[n-1].Word)
}
