package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// assign gives a target a value.
func (in *interp) assign(st *state, sc *scope, target syntax.Expr, v cases) {
	switch t := target.(type) {
	case *syntax.Name:
		in.bind(st, sc, t.ID, v)
	case *syntax.Attribute:
		in.assignAttribute(st, sc, t, v)
	case *syntax.Subscript:
		in.assignItem(st, sc, t, v)
	case *syntax.Tuple:
		in.unpack(st, sc, t.Elts, v, t)
	case *syntax.List:
		in.unpack(st, sc, t.Elts, v, t)
	case *syntax.Starred:
		in.assign(st, sc, t.Value, v)
	}
}

// assignAttribute sets x.name: in each object that x can be, where it is that.
func (in *interp) assignAttribute(st *state, sc *scope, t *syntax.Attribute, v cases) {
	in.eachObject(st, in.eval(st, sc, t.Value), func(st *state, x value) {
		if x.kind != instance || !in.simple(st, x, "__setattr__", "__slots__") || x.obj.of[0].Value.obj.class.data {
			in.doubt()
		}
		switch {
		case x.kind == instance:
			in.assignField(st, x, t.Attr, v, t)
		case x.obj != nil:
			in.set(st, x.obj, t.Attr, v)
		case x.kind == unknown || x.kind == external:
			in.set(st, in.stand(x), t.Attr, v)
			in.replaced(st, x, v, t)
		}
	})
}

// annotation runs the annotation of a variable of a module or a class. That of a
// function's own variable is never run, nor is one that only names a type.
func (in *interp) annotation(st *state, sc *scope, s *syntax.AnnAssign) {
	if sc.outer != nil && !sc.class {
		return
	}
	calls := false
	syntax.Inspect(s.Annotation, func(n syntax.Node) bool {
		_, isCall := n.(*syntax.Call)
		calls = calls || isCall
		return !calls
	})
	if calls {
		in.eval(st, sc, s.Annotation)
	}
}

// replaced counts where the program puts something that starts processes in the
// place of a function outside of it: whoever calls that starts them.
func (in *interp) replaced(st *state, x value, v cases, n syntax.Node) {
	if x.kind != external {
		return
	}
	for _, c := range v {
		if in.startable(c.Value) {
			in.report(st, arguments{}, abstract.List{in.anyArgument(n)}, n)
		}
	}
}

// stand is the object that holds what the program sets on an unknown value.
func (in *interp) stand(x value) *object {
	v, ok := in.pure[standKey(x)]
	if !ok {
		v = value{obj: in.object(x.Source())}
		in.pure[standKey(x)] = v
	}
	return v.obj
}

func standKey(x value) string { return "stand " + x.name + x.text.Key() }

// unpack gives several targets the elements of one value.
func (in *interp) unpack(st *state, sc *scope, targets []syntax.Expr, v cases, n syntax.Node) {
	star := -1
	for i, t := range targets {
		if _, ok := t.(*syntax.Starred); ok {
			star = i
		}
	}
	in.eachSettled(st, v, func(st *state, x value) {
		for i, part := range in.unpacked(st, x, len(targets), star, n) {
			in.assign(st, sc, targets[i], part)
		}
	})
}

// unpacked is the elements of one value for so many targets.
func (in *interp) unpacked(st *state, v value, count, star int, n syntax.Node) []cases {
	items, ok := in.elements(st, v, n)
	out := make([]cases, count)
	if ok && star < 0 && len(items) == count && allPlain(items) {
		for i, e := range items {
			out[i] = e.Word
		}
		return out
	}
	if ok && star >= 0 && len(items) >= count-1 && allPlain(items) {
		tail := count - 1 - star
		for i := range star {
			out[i] = items[i].Word
		}
		for i := range tail {
			out[count-1-i] = items[len(items)-1-i].Word
		}
		out[star] = just(in.newList(st, items[star:len(items)-tail]))
		return out
	}
	in.loseItems(st, items, n)
	for i := range out {
		out[i] = just(in.fresh(abstract.Expression, n, "one element of a value that is not known"))
		if i == star {
			out[i] = just(in.newList(st, sequence{in.gap(n, "elements of a value that is not known")}))
		}
	}
	return out
}

func allPlain(items sequence) bool {
	for _, e := range items {
		if !plainEntry(e) {
			return false
		}
	}
	return true
}

func plainEntry(e entry) bool { return e.When == abstract.Always && len(e.Word) > 0 }

// augAssign runs x += y. A list is changed where it stands; anything else makes
// a new value.
func (in *interp) augAssign(st *state, sc *scope, s *syntax.AugAssign) {
	old := in.eval(st, sc, s.Target)
	right := in.eval(st, sc, s.Value)
	v := in.each(st, old, func(st *state, x value) cases {
		if x.kind == listKind && !x.obj.frozen && x.obj.view == "" || x.kind == dict {
			in.changeInPlace(st, s, x, right)
			return just(x)
		}
		if x.kind == instance && in.ofClass(st, x, "__i"+operatorMethods[s.Op]+"__") != nil {
			return in.each(st, right, func(st *state, y value) cases {
				out, _ := in.special(st, x, "__i"+operatorMethods[s.Op]+"__", s, y)
				return out
			})
		}
		return in.binary(st, s.Op, just(x), right, s)
	})
	in.assign(st, sc, s.Target, v)
}

// changeInPlace runs x += y and its like on an object that changes.
func (in *interp) changeInPlace(st *state, s *syntax.AugAssign, x value, right cases) {
	by, one := right.One()
	switch {
	case x.kind == listKind && x.obj.set && setOperators[s.Op] != "":
		in.eachObject(st, right, func(st *state, y value) { in.setInPlace(st, s.Op, x, y, s) })
	case x.kind == listKind && s.Op == syntax.Add && !x.obj.set:
		in.extend(st, x, right, s.Value)
	case x.kind == listKind && s.Op == syntax.Mult && !x.obj.set && one:
		in.change(st, x, st.items(in.repeated(st, x, by, s).obj))
	case x.kind == dict && s.Op == syntax.BitOr:
		in.updateDict(st, x, right, s)
	default:
		in.spoil(st, x, s)
	}
}

// each applies f to each value that v can be, in the runs in which it is that,
// and joins what f does and gives.
func (in *interp) each(st *state, v cases, f func(*state, value) cases) cases {
	if st.dead() {
		return nothing()
	}
	v = in.sure(v.Within(in.space, st.reach))
	if one, ok := v.One(); ok {
		return f(st, one)
	}
	guards := make([]abstract.Guard, len(v))
	for i, c := range v {
		guards[i] = c.When
	}
	return in.parts(st, guards, func(st *state, i int) cases { return f(st, v[i].Value) })
}

// parts applies f in the runs in which each guard holds, and joins what f does
// and gives. The guards exclude each other, and one of them holds.
func (in *interp) parts(st *state, guards []abstract.Guard, f func(*state, int) cases) cases {
	var done *state
	var out cases
	for i, when := range guards {
		here := in.branch(st, when)
		if here.dead() {
			continue
		}
		got := f(here, i)
		switch {
		case here.dead() || len(got) == 0:
		case out == nil:
			out = got
		default:
			out = abstract.Join(in.space, when, got, out)
		}
		done = in.join(done, here)
	}
	if done == nil {
		st.reach = abstract.Never
		return nothing()
	}
	*st = *done
	if out == nil {
		return nothing()
	}
	return out
}

// eachObject applies f to each value that v can be, for what it does.
func (in *interp) eachObject(st *state, v cases, f func(*state, value)) {
	in.each(st, v, func(st *state, x value) cases {
		f(st, x)
		return nothing()
	})
}
