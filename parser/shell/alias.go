package shell

import (
	"maps"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// aliases are the texts that words of commands stand for. They are never changed
// once made.
type aliases map[string]abstract.Guarded[alias]

// alias is what a name stands for as a command word. The zero value: for itself.
type alias struct {
	defined bool
	text    abstract.Text
}

// Same implements [abstract.Valued].
func (a alias) Same(o alias) bool { return a.defined == o.defined && a.text.Same(o.text) }

func noAlias() abstract.Guarded[alias] { return abstract.Just(alias{}) }

func (a aliases) get(name string) abstract.Guarded[alias] {
	if v, ok := a[name]; ok {
		return v
	}
	return noAlias()
}

func (a aliases) with(name string, v abstract.Guarded[alias]) aliases {
	out := maps.Clone(a)
	if out == nil {
		out = aliases{}
	}
	out[name] = v
	return out
}

func (a aliases) same(b aliases) bool {
	return maps.EqualFunc(a, b, func(x, y abstract.Guarded[alias]) bool { return x.Same(y) })
}

// joinAliases are those of a where c holds, else those of b.
func (in *interp) joinAliases(c abstract.Guard, a, b aliases) aliases {
	if len(a) == 0 && len(b) == 0 {
		return a
	}
	out := a
	for _, name := range slices.Sorted(maps.Keys(b)) {
		if x, y := a.get(name), b[name]; !x.Same(y) {
			out = out.with(name, abstract.Join(in.space, c, x, y))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if _, ok := b[name]; !ok {
			out = out.with(name, abstract.Join(in.space, c, a[name], noAlias()))
		}
	}
	return out
}

// perhapsAliases are aliases of which each may be there or not.
func (in *interp) perhapsAliases(a aliases) aliases {
	return in.joinAliases(in.space.Ask(abstract.Atom{Text: "the aliases are there"}), a, nil)
}

// aliasBuiltin gives names texts. One whose name is not known may be any command.
func (in *interp) aliasBuiltin(st *state, c commandCall) status {
	out := success()
	for _, e := range operandsOf(c.args) {
		name, v, ok := definition(in.space, e)
		switch {
		case !ok || strings.HasPrefix(name, "-"):
			in.anyCommand(st, c)
		case v == nil: // it is printed
			out = in.pending(c.call, "")
		default:
			st.aliases = st.aliases.with(name, v)
			in.everAliased = in.joinAliases(in.space.Ask(abstract.Atom{Text: name + " is an alias later", Place: in.here(c)}), st.aliases, in.everAliased)
		}
	}
	return out
}

// definition is what an argument of alias says: nil where it only names an alias.
func definition(s *abstract.Space, e abstract.Element) (name string, v abstract.Guarded[alias], ok bool) {
	if e.When != abstract.Always || len(e.Word) == 0 {
		return "", nil, false
	}
	for i, c := range e.Word {
		if len(c.Value) == 0 || c.Value[0].Hole != nil {
			return "", nil, false
		}
		n, first, defines := strings.Cut(c.Value[0].Literal, "=")
		if i > 0 && n != name || !defines && (len(e.Word) > 1 || len(c.Value) > 1) {
			return "", nil, false
		}
		if name = n; !defines {
			return name, nil, true
		}
		is := abstract.Just(alias{true, abstract.Concat(abstract.Literal(first), c.Value[1:])})
		if i == 0 {
			v = is
		} else {
			v = abstract.Join(s, c.When, is, v)
		}
	}
	return name, v, true
}

// unaliasBuiltin takes texts from names again.
func (in *interp) unaliasBuiltin(st *state, c commandCall) status {
	words, ok := c.literals()
	switch {
	case !ok:
		st.aliases = in.perhapsAliases(st.aliases)
	case slices.Contains(words, "-a"):
		st.aliases = nil
	}
	for _, w := range words {
		if _, ok := st.aliases[w]; ok {
			st.aliases = st.aliases.with(w, noAlias())
		}
	}
	return in.pending(c.call, "")
}

// line is the text that a shell reads before it runs anything of it, and what it
// puts in for words of commands as it does.
type line struct {
	end     int // the line of the text in which the last statement ends
	on      abstract.Guard
	aliases aliases
}

// lineOf is the line that a statement stands in, where l is that of the one before.
func lineOf(st *state, s *syntax.Stmt, l line) line {
	if int(s.Pos().Line()) > l.end {
		l.on, l.aliases = st.shopt[expandAliases], st.aliases
	}
	l.end = int(s.End().Line())
	return l
}

// asRead runs a statement as the shell reads it, on each of the ways to do so.
func (in *interp) asRead(st *state, s *syntax.Stmt, l line) status {
	if len(l.aliases) == 0 || l.on == abstract.Never {
		return in.stmt(st, s)
	}
	ways := in.wordings(st, s, l)
	if len(ways) == 1 {
		return in.stmtWith(st, s, ways[0].words)
	}
	var done *state
	ok := abstract.Never
	for _, w := range ways {
		here := st.clone()
		in.narrow(here, w.when)
		if !here.dead() {
			ok = in.space.Or(ok, in.space.And(w.when, in.ask(in.stmtWith(here, s, w.words))))
			done = in.join(done, here)
		}
	}
	if done == nil {
		st.reach = abstract.Never
		return success()
	}
	*st = *done
	return known(ok)
}

// wording is what words of commands stand for under a guard.
type wording struct {
	when  abstract.Guard
	words map[string]abstract.Text
}

// maxWordings is how many ways to read a statement are told apart.
const maxWordings = 16

// wordings are the ways to read a statement: a partition.
func (in *interp) wordings(st *state, s *syntax.Stmt, l line) []wording {
	out := []wording{{when: abstract.Always}}
	for _, name := range l.aliases.within(in.prog.Text[s.Pos().Offset():reach(s)]) {
		var next []wording
		for _, w := range out {
			next = append(next, in.worded(st, w, name, l)...)
		}
		if out = next; len(out) > maxWordings {
			panic(abstract.LimitError{What: "aliases can be read in too many ways"})
		}
	}
	return out
}

// worded tells a wording apart by what one name stands for.
func (in *interp) worded(st *state, w wording, name string, l line) []wording {
	var out []wording
	add := func(g abstract.Guard, words map[string]abstract.Text) {
		if g = in.space.And(w.when, g); in.space.And(st.reach, g) != abstract.Never {
			out = append(out, wording{g, words})
		}
	}
	itself := in.space.Not(l.on)
	for _, c := range l.aliases.get(name) {
		if !c.Value.defined {
			itself = in.space.Or(itself, c.When)
			continue
		}
		words := maps.Clone(w.words)
		if words == nil {
			words = map[string]abstract.Text{}
		}
		words[name] = c.Value.text
		add(in.space.And(l.on, c.When), words)
	}
	add(itself, w.words)
	return out
}

// within are the names that may stand for something in a text, or in what stands in
// it for one of them.
func (a aliases) within(text string) []string {
	found := map[string]bool{}
	for grown := true; grown; {
		grown = false
		for name, v := range a {
			if !found[name] && strings.Contains(text, name) {
				found[name], grown = true, true
				for _, c := range v {
					text += " " + c.Value.text.Source()
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// stmtWith runs a statement with texts in place of words of its commands. A text that
// cannot be read there may be any command.
func (in *interp) stmtWith(st *state, s *syntax.Stmt, words map[string]abstract.Text) status {
	if len(words) == 0 {
		return in.stmt(st, s)
	}
	t := in.reworded(s, words)
	if t.file == nil {
		gap := &abstract.Gap{Source: in.source(s), Why: "an alias that cannot be read here", Place: in.place(s)}
		in.report(st, abstract.Exec{Place: in.place(s), Argv: abstract.List{{Gap: gap, Origin: in.nodeOrigin(s)}}})
		in.wipeAll(st, "may be set by an alias", in.place(s))
		return in.pending(s, "")
	}
	outer := in.prog
	in.prog = t.prog
	defer func() { in.prog = outer }()
	for _, h := range t.holes {
		st.note(h.Source + " holds no shell syntax")
	}
	return in.stmts(st, t.file.Stmts)
}

// respelled names a statement with texts in place of words.
type respelled struct {
	stmt  *syntax.Stmt
	words string
}

// reworded is a statement with texts in place of words, read once.
func (in *interp) reworded(s *syntax.Stmt, words map[string]abstract.Text) rewording {
	key := respelled{stmt: s}
	for _, name := range slices.Sorted(maps.Keys(words)) {
		key.words += name + "=" + words[name].Key() + "\n"
	}
	t, ok := in.rewordings[key]
	if !ok {
		t = reword(in.prog, s, words)
		in.rewordings[key] = t
		if t.file != nil {
			in.trees = append(in.trees, t.tree)
		}
	}
	return t
}
