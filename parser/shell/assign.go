package shell

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

func (in *interp) gapValue(source, why string, at abstract.Place) value {
	return listValue(abstract.List{{Gap: &abstract.Gap{Source: source, Why: why, Place: at}}})
}

// assignment runs name=word, name+=word, name=(…) and name[i]=word.
func (in *interp) assignment(st *state, a *syntax.Assign) {
	if a.Name == nil || len(in.within(a.Name)) > 0 {
		in.effects(st, a)
		in.wipeAll(st, "a name that is not known is assigned", in.place(a))
		return
	}
	name := a.Name.Value
	old := in.lookup(st, name).value
	switch {
	case a.Index != nil:
		in.assignIndex(st, a, name)
	case a.Array != nil:
		in.assignArray(st, a, name, old)
	default:
		in.assignScalar(st, a, name, old)
	}
}

// assignIndex sets one element.
func (in *interp) assignIndex(st *state, a *syntax.Assign, name string) {
	text := in.valueOf(st, a).text
	if a.Append {
		element := &syntax.ParamExp{Dollar: a.Name.Pos(), Rbrace: a.End(), Param: a.Name, Index: a.Index}
		text = in.concat(in.oneText(st, in.param(st, element, true), in.source(a)), text)
	}
	in.setElement(st, name, a.Index, text, in.nodeOrigin(a))
}

// setElement sets the element of a variable that an index names. Where that cannot
// be told, all of it is unknown.
func (in *interp) setElement(st *state, name string, index syntax.ArithmExpr, text abstract.String, origin *abstract.Origin) {
	old := in.lookup(st, name).value
	if isTable(old) && !isSparse(old) {
		in.setKey(st, name, index, text)
		return
	}
	n, known := oneInteger(in.evaluate(st, index))
	if in.prog.Dialect == Zsh {
		n--
	}
	if !known || in.shaped[name] {
		in.assign(st, name, in.gapValue("${"+name+"[@]}", "an element is set by index", origin.Place))
		return
	}
	if isTable(old) {
		in.setNumbered(st, name, n, text)
		return
	}
	in.setAt(st, name, n, text, origin)
}

func (in *interp) setKey(st *state, name string, index syntax.ArithmExpr, text abstract.String) {
	one, _ := in.key(st, index).One()
	key, known := one.Known()
	if !known {
		in.assign(st, name, lostTable())
		return
	}
	in.changeTable(st, name, func(t *table) *table { return t.with(key, text) })
}

func (in *interp) assignArray(st *state, a *syntax.Assign, name string, old value) {
	if isTable(old) && !isSparse(old) {
		in.assignTable(st, a, name)
		return
	}
	if slices.ContainsFunc(a.Array.Elems, func(e *syntax.ArrayElem) bool { return e.Index != nil }) {
		in.effects(st, a.Array)
		in.assign(st, name, in.gapValue("${"+name+"[@]}", "elements are set by index", in.place(a)))
		return
	}
	list := in.valueOf(st, a).list
	switch {
	case a.Append && isTable(in.lookup(st, name).value):
		in.extend(st, name, list, a)
		return
	case a.Append:
		list = append(in.asArray(in.lookup(st, name).value, name, a), list...)
	}
	in.assign(st, name, listValue(list))
}

// asArray is a value as the array that it is appended to as.
func (in *interp) asArray(v value, name string, n syntax.Node) abstract.List {
	var out abstract.List
	for i, c := range v {
		var l abstract.List
		switch c.Value.kind {
		case array:
			l = c.Value.list
		case associative:
			l = in.gapList(name, "an associative array", n)
		case scalar:
			l = in.scalarAsArray(c.Value, name, n)
		case reference:
			l = in.gapList(name, "a reference that is not followed", n)
		}
		if i == 0 {
			out = l
			continue
		}
		out = abstract.JoinLists(in.space, c.When, l, out)
	}
	return out[:len(out):len(out)]
}

func (in *interp) scalarAsArray(b binding, name string, n syntax.Node) abstract.List {
	if b.open {
		return in.gapList(name, why(b.text), n)
	}
	return abstract.List{{When: in.isSet(b.from), Word: abstract.Just(b.text)}}
}

// gapList is a list of which nothing is known.
func (in *interp) gapList(name, why string, n syntax.Node) abstract.List {
	return abstract.List{{Gap: &abstract.Gap{Source: "${" + name + "[@]}", Why: why, Place: in.place(n)}}}
}

// christen calls a parameter what the program calls it, for the conditions that
// are told: MODE = private, rather than $1 = private.
func christen(s abstract.String, name string) {
	for _, c := range s {
		if len(c.Value) == 1 && c.Value[0].Hole != nil {
			if h := c.Value[0].Hole; h.Kind == abstract.Parameter && h.Name == "" {
				h.Name = name
			}
		}
	}
}

func (in *interp) assignScalar(st *state, a *syntax.Assign, name string, old value) {
	if arrayCase(old) >= 0 || isTable(old) {
		in.assignFirst(st, a, name)
		return
	}
	text := in.tildes(in.valueOf(st, a).text, a.Value)
	if a.Append { // what the word itself assigns counts
		text = in.concat(in.asText(in.lookup(st, name).value), text)
	}
	christen(text, name)
	v := textValue(in.space, text)
	if in.shaped[name] {
		in.wipe(st, name, abstract.Expression, "changed by how it is declared", in.place(a))
		return
	}
	if mayBeArray(old) {
		v = opened(in.space, v)
	}
	in.assign(st, name, v)
}

// assignFirst is name=word where name is an array: it sets the first element.
func (in *interp) assignFirst(st *state, a *syntax.Assign, name string) {
	text := in.valueOf(st, a).text
	if a.Append {
		text = in.concat(in.asText(in.first(st, name)), text)
	}
	in.setText(st, name, text, in.nodeOrigin(a))
}

func (in *interp) nodeOrigin(n syntax.Node) *abstract.Origin {
	return &abstract.Origin{Place: in.place(n), Frame: in.frame}
}

// asText is a value as a string: what is not set is empty.
func (in *interp) asText(v value) abstract.String {
	return abstract.Bind(in.space, v, func(b binding) abstract.String {
		switch b.kind {
		case unset:
			return abstract.Just(abstract.Text(nil))
		case scalar:
			return abstract.Just(b.text)
		}
		hole := in.space.NewHole(abstract.Hole{Kind: abstract.Expression, Source: "…", Why: "an array read as a string"})
		return abstract.Just(abstract.Unknown(hole))
	})
}

// tildes makes a string unknown in which a tilde after a colon may stand for a
// home directory, as it does in assignments.
func (in *interp) tildes(s abstract.String, w *syntax.Word) abstract.String {
	if w == nil || !strings.Contains(in.source(w), ":~") {
		return s
	}
	hole := in.hole(abstract.Environment, w, "a path with home directories in it")
	return abstract.Just(abstract.Unknown(hole))
}

// declClause runs declare, local, export, readonly, typeset and nameref. Its words
// are expanded before it gives any name a string: in local a=1 b=$a, b gets what a
// was before. Lists are assigned as they are expanded. zsh and ksh take one after the
// other.
func (in *interp) declClause(st *state, c *syntax.DeclClause) status {
	d := declares{command: c.Variant.Value}
	var scalars []*syntax.Assign
	together := map[*syntax.Assign]expanded{}
	for _, a := range c.Args {
		if a.Name == nil || a.Array != nil || in.prog.Dialect == Zsh || in.prog.Dialect == Korn {
			in.declareExpanded(st, &d, a, together)
			continue
		}
		scalars = append(scalars, a)
		if a.Value != nil {
			together[a] = in.expand(st, a)
		}
	}
	for _, a := range scalars {
		in.declareExpanded(st, &d, a, together)
	}
	return success()
}

// declareExpanded declares what one argument says, expanded before its name hides the
// caller's.
func (in *interp) declareExpanded(st *state, d *declares, a *syntax.Assign, together map[*syntax.Assign]expanded) {
	v, ok := together[a]
	if !ok && a.Name != nil && !a.Naked && !d.table {
		v, ok = in.expand(st, a), true
	}
	if ok {
		in.ready[a] = v
	}
	in.declareOne(st, d, a)
	delete(in.ready, a)
}

// expanded is what stands behind the = of an assignment: a string, or a list.
type expanded struct {
	text abstract.String
	list abstract.List
}

func (in *interp) expand(st *state, a *syntax.Assign) (v expanded) {
	if a.Array == nil {
		v.text = in.text(st, a.Value)
		return v
	}
	for _, e := range a.Array.Elems {
		if e.Index == nil && e.Value != nil {
			v.list = append(v.list, in.fields(st, e.Value)...)
		}
	}
	return v
}

// valueOf is what an assignment assigns. A declaration expands it before it makes
// its variables, and the strings of all of them before the first.
func (in *interp) valueOf(st *state, a *syntax.Assign) expanded {
	if v, ok := in.ready[a]; ok {
		return v
	}
	return in.expand(st, a)
}

// declares is what the options of a declaration say.
type declares struct {
	command  string
	export   bool
	unexport bool
	array    bool
	table    bool
	global   bool
	nameref  bool
	number   bool
	readonly bool
}

func (d *declares) option(o string) {
	on := strings.HasPrefix(o, "-")
	for _, c := range o[1:] {
		switch c {
		case 'x':
			d.export, d.unexport = on, !on
		case 'a':
			d.array = on
		case 'A':
			d.table = on
		case 'g':
			d.global = on
		case 'n':
			d.nameref = on && d.command != "export"
			d.unexport = on && d.command == "export"
		case 'r':
			d.readonly = on
		case 'i', 'u', 'l', 'c':
			d.number = on
		}
	}
}

func (in *interp) declareOne(st *state, d *declares, a *syntax.Assign) {
	if a.Naked && a.Name == nil {
		in.declareWord(st, d, a)
		return
	}
	name := a.Name.Value
	in.shaped[name] = in.shaped[name] || d.number
	if d.local() && d.global {
		in.globally(st, name, func() { in.declareName(st, d, a, name) })
		return
	}
	if d.local() {
		in.hide(st, name)
	}
	in.declareName(st, d, a, name)
}

// declareName gives a name what a declaration says.
func (in *interp) declareName(st *state, d *declares, a *syntax.Assign, name string) {
	switch {
	case d.nameref && a.Naked:
		in.stray(st, name, in.place(a))
	case d.nameref:
		in.refer(st, name, in.valueOf(st, a).text, in.place(a))
	case d.table:
		in.assign(st, name, in.asTable(in.lookup(st, name).value))
		if !a.Naked {
			in.assignment(st, a)
		}
	case !a.Naked:
		in.assignment(st, a)
	case d.array:
		in.assign(st, name, listValue(in.asArray(in.lookup(st, name).value, name, a)))
	}
	in.fixed[name] = in.fixed[name] || d.readonly || d.command == "readonly"
	if d.command == "export" && !d.unexport || d.export {
		in.export(st, name, true)
	} else if d.unexport {
		in.export(st, name, false)
	}
}

// local tells whether the declaration hides the caller's variable.
func (d *declares) local() bool {
	return d.command == "local" || d.command == "declare" || d.command == "typeset"
}

// declareWord is an argument that is no assignment as it stands: an option, or
// a name that is computed.
func (in *interp) declareWord(st *state, d *declares, a *syntax.Assign) {
	if a.Value == nil {
		return
	}
	word, known := "", false
	if one, ok := in.text(st, a.Value).One(); ok {
		word, known = one.Known()
	}
	switch {
	case known && (strings.HasPrefix(word, "-") || strings.HasPrefix(word, "+")):
		d.option(word)
	default:
		in.wipeAll(st, "a name that is computed is assigned", in.place(a))
	}
}
