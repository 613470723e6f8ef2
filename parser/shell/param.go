package shell

import (
	"strconv"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// param expands $name and ${name…}.
func (in *interp) param(st *state, p *syntax.ParamExp, quoted bool) []alternative {
	out := in.paramOf(st, p, quoted)
	if in.prog.Dialect == Zsh && !quoted {
		return in.asZsh(st, p, out)
	}
	return out
}

func (in *interp) paramOf(st *state, p *syntax.ParamExp, quoted bool) []alternative {
	if p.Length && p.Param != nil && len(in.within(p)) == 0 || isCount(p) {
		return in.length(st, p)
	}
	if p.Excl && p.Names == 0 && len(in.within(p)) == 0 {
		return in.indirect(st, p, quoted)
	}
	if p.Param == nil || p.Excl || p.Names != 0 || p.Width || p.IsSet || p.Flags != nil || len(in.within(p)) > 0 {
		return in.computed(st, p)
	}
	if folder := in.parent(st, p); folder != nil {
		return folder
	}
	read := in.read(st, p)
	switch {
	case read == nil || len(p.Modifiers) > 0:
		return in.computed(st, p)
	case p.Slice != nil:
		return in.starredLists(st, in.sliced(st, p, read), quoted)
	case p.Repl != nil:
		return in.starredLists(st, in.changed(st, p, read, in.replacing(st, p)), quoted)
	case p.Exp == nil:
		return in.plain(st, read, quoted)
	case !asks(p.Exp.Op):
		return in.starredLists(st, in.changed(st, p, read, in.operator(st, p)), quoted)
	}
	return in.expansion(st, p, read, quoted)
}

// computed is an expansion whose result is not followed.
func (in *interp) computed(st *state, p *syntax.ParamExp) []alternative {
	in.effects(st, p)
	if listed(p) || p.Names == syntax.NamesPrefixWords {
		return in.elements(st, p, []reading{{isList: true}})
	}
	hole := in.hole(abstract.Expression, p, "an expansion that is not followed")
	return always(piece{text: abstract.Unknown(hole)})
}

// listed tells whether p is written as all elements of a list.
func listed(p *syntax.ParamExp) bool {
	w, ok := p.Index.(*syntax.Word)
	return ok && w.Lit() == "@"
}

// elements is some of a list, or a string that is not followed.
func (in *interp) elements(st *state, p *syntax.ParamExp, read []reading) []alternative {
	for _, r := range read {
		if r.isList {
			gap := &abstract.Gap{Source: in.source(p), Why: "some elements of a list", Place: in.place(p)}
			return always(piece{splice: true, list: abstract.List{{Gap: gap}}})
		}
	}
	return in.computed(st, p)
}

// plain is the expansion of $name: nothing where it is not set.
func (in *interp) plain(st *state, read []reading, quoted bool) []alternative {
	out := make([]alternative, 0, len(read))
	for _, r := range read {
		if r.unset || r.from != nil {
			in.missing++
		}
		out = append(out, alternative{r.when, []piece{in.pieceOf(st, r, quoted)}})
	}
	return out
}

// starredLists joins the lists among pieces that "$*" makes one word of.
func (in *interp) starredLists(st *state, alts []alternative, quoted bool) []alternative {
	for _, a := range alts {
		for i, p := range a.pieces {
			if p.splice && p.star && quoted {
				a.pieces[i] = in.starred(st, reading{list: p.list})
			}
		}
	}
	return alts
}

func (in *interp) pieceOf(st *state, r reading, quoted bool) piece {
	switch {
	case r.isList && r.star && quoted:
		return in.starred(st, r)
	case r.isList:
		return piece{splice: true, star: r.star, list: r.list}
	}
	return piece{text: r.text}
}

// starred is the elements of a list as the one word that "$*" makes of them.
func (in *interp) starred(st *state, r reading) piece {
	joined, ok := in.joined(r.list, in.starSeparator(st), `"$*"`).One()
	if !ok {
		return in.opaque(`"$*"`, "a list joined to one word")
	}
	return piece{text: joined}
}

// starSeparator is what "$*" puts between its words: the first character of IFS.
func (in *interp) starSeparator(st *state) abstract.String {
	ifs, known := in.ifs(st)
	if !known {
		hole := in.space.NewHole(abstract.Hole{Kind: abstract.Expression, Source: "${IFS:0:1}", Why: "what separates words is not known"})
		return abstract.Just(abstract.Unknown(hole))
	}
	return abstract.Just(abstract.Literal(ifs[:min(1, len(ifs))]))
}

// expansion is ${name OP word}.
func (in *interp) expansion(st *state, p *syntax.ParamExp, read []reading, quoted bool) []alternative {
	var out []alternative
	for _, r := range read {
		for _, a := range in.expandReading(st, p, r, quoted) {
			if a.when = in.space.And(r.when, a.when); a.when != abstract.Never {
				out = append(out, a)
			}
		}
	}
	return out
}

func (in *interp) expandReading(st *state, p *syntax.ParamExp, r reading, quoted bool) []alternative {
	have := in.has(r, p, orNull(p.Exp.Op))
	missing := in.space.And(r.when, in.space.Not(have))
	yes := always(in.pieceOf(st, r, quoted))
	switch p.Exp.Op {
	case syntax.AlternateUnset, syntax.AlternateUnsetOrNull:
		return in.choose(have, in.operand(st, p, in.space.And(r.when, have), quoted), always())
	case syntax.DefaultUnset, syntax.DefaultUnsetOrNull:
		return in.choose(have, yes, in.operand(st, p, missing, quoted))
	case syntax.AssignUnset, syntax.AssignUnsetOrNull:
		return in.choose(have, yes, in.assignDefault(st, p, missing))
	}
	in.narrow(st, in.space.Or(in.space.Not(r.when), have)) // ${name?}
	return yes
}

// asks tells whether an operator asks for a variable being set.
func asks(op syntax.ParExpOperator) bool { return op <= syntax.AssignUnsetOrNull }

func orNull(op syntax.ParExpOperator) bool {
	switch op {
	case syntax.AlternateUnsetOrNull, syntax.DefaultUnsetOrNull, syntax.AssignUnsetOrNull, syntax.ErrorUnsetOrNull:
		return true
	}
	return false
}

// operand expands the word of an expansion, under the condition that it is
// used. Its own quotes count, and so do those around the expansion.
func (in *interp) operand(st *state, p *syntax.ParamExp, used abstract.Guard, quoted bool) []alternative {
	if p.Exp.Word == nil {
		return always(piece{quoted: quoted})
	}
	branch := st.clone()
	in.narrow(branch, used)
	if branch.dead() {
		return always()
	}
	parts := in.parts(branch, p.Exp.Word.Parts, quoted, in.source(p))
	rest := st.clone()
	in.narrow(rest, in.space.Not(used))
	*st = *in.join(branch, rest)
	return in.untyped(parts)
}

// untyped makes literal characters of an operand split like what is expanded.
func (in *interp) untyped(alts []alternative) []alternative {
	for i := range alts {
		for j := range alts[i].pieces {
			alts[i].pieces[j].typed = false
		}
	}
	return alts
}

// choose is a where g holds, else b.
func (in *interp) choose(g abstract.Guard, a, b []alternative) []alternative {
	var out []alternative
	add := func(g abstract.Guard, alts []alternative) {
		for _, x := range alts {
			if x.when = in.space.And(g, x.when); x.when != abstract.Never {
				out = append(out, x)
			}
		}
	}
	add(g, a)
	add(in.space.Not(g), b)
	return out
}

// assignDefault gives the parameter the word of ${name=word} where it is missing,
// and returns what it then expands to: the quotes of the word are gone.
func (in *interp) assignDefault(st *state, p *syntax.ParamExp, missing abstract.Guard) []alternative {
	name := p.Param.Value
	branch, rest := st.clone(), st.clone()
	in.narrow(branch, missing)
	in.narrow(rest, in.space.Not(missing))
	if branch.dead() {
		return always()
	}
	text := in.text(branch, p.Exp.Word)
	out := make([]alternative, len(text))
	for i, c := range text {
		out[i] = alternative{c.When, []piece{{text: c.Value}}}
	}
	if _, err := strconv.Atoi(name); err != nil && p.Index == nil {
		in.assign(branch, name, textValue(in.space, text))
	}
	*st = *in.join(branch, rest)
	return out
}

// has is the condition under which a reading is set, and not empty where null
// counts as not set.
func (in *interp) has(r reading, p *syntax.ParamExp, null bool) abstract.Guard {
	switch {
	case r.unset:
		return abstract.Never
	case r.isList && null:
		return in.notNull(r, p)
	case r.isList:
		return in.hasElements(r.list, p)
	case in.isSelf(r.text):
		return abstract.Always
	case null:
		return in.space.Not(in.space.EqualTexts(r.text, nil, in.place(p)))
	case r.from != nil:
		return in.space.Not(in.space.IsUnset(r.from, in.place(p)))
	}
	return abstract.Always
}

// hasElements is the condition under which a list is not empty.
func (in *interp) hasElements(l abstract.List, p *syntax.ParamExp) abstract.Guard {
	out := abstract.Never
	for _, e := range l {
		when := e.When
		if len(e.Word) == 0 {
			some := in.space.Ask(abstract.Atom{Text: in.source(p.Param) + " has elements", Place: in.place(p)})
			when = in.space.And(when, some)
		}
		out = in.space.Or(out, when)
	}
	return out
}

// notNull is the condition under which a list is something: one empty element alone
// is nothing, and several are what joining them leaves.
func (in *interp) notNull(r reading, p *syntax.ParamExp) abstract.Guard {
	full := abstract.Never
	for _, e := range r.list {
		empty := in.across(e.Word, abstract.Just(abstract.Text(nil)), func(a, b abstract.Text) abstract.Guard {
			return in.space.EqualTexts(a, b, in.place(p))
		})
		if len(e.Word) > 0 {
			full = in.space.Or(full, in.space.And(e.When, in.space.Not(empty)))
		}
	}
	switch {
	case !certain(r.list) || r.star && len(r.list) > 1:
		more := in.space.Ask(abstract.Atom{Text: in.source(p.Param) + " is not empty", Place: in.place(p)})
		return in.space.Or(full, in.space.And(in.hasElements(r.list, p), more))
	case len(r.list) > 1:
		return abstract.Always
	}
	return full
}
