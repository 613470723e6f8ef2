package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// fieldUses are what a file does with attributes outside __init__, by name.
type fieldUses struct {
	given   map[string]bool // set to another value, or taken away
	changed map[string]bool // changed where they stand, or handed on
}

// usesOf finds what the code of a file may do with attributes at any time.
func (in *interp) usesOf(f *file) fieldUses {
	if u, ok := in.uses[f]; ok {
		return u
	}
	u := fieldUses{map[string]bool{}, map[string]bool{}}
	syntax.Inspect(f.tree, func(n syntax.Node) bool {
		if d, ok := n.(*syntax.FunctionDef); ok && d.Name == "__init__" {
			return false
		}
		u.statement(n)
		u.expression(n)
		return true
	})
	in.uses[f] = u
	return u
}

func (u fieldUses) statement(n syntax.Node) {
	switch n := n.(type) {
	case *syntax.Assign:
		u.assigned(n.Targets...)
		u.handedOn(n.Value)
	case *syntax.AugAssign:
		u.assigned(n.Target)
		u.handedOn(n.Target)
	case *syntax.AnnAssign:
		u.assigned(n.Target)
		u.handedOn(n.Value)
	case *syntax.Delete:
		u.assigned(n.Targets...)
	case *syntax.For:
		u.assigned(n.Target)
	case *syntax.WithItem:
		u.assigned(n.Target)
	case *syntax.Return:
		u.handedOn(n.Value)
	}
}

func (u fieldUses) expression(n syntax.Node) {
	switch n := n.(type) {
	case *syntax.Call:
		if m, ok := n.Func.(*syntax.Attribute); ok {
			u.handedOn(m.Value)
		}
		u.handedOn(n.Args...)
		for _, k := range n.Keywords {
			u.handedOn(k.Value)
		}
	case *syntax.NamedExpr:
		u.handedOn(n.Value)
	case *syntax.BoolOp:
		u.handedOn(n.Values...)
	case *syntax.IfExp:
		u.handedOn(n.Body, n.Else)
	case *syntax.List:
		u.handedOn(n.Elts...)
	case *syntax.Tuple:
		u.handedOn(n.Elts...)
	case *syntax.Dict:
		u.handedOn(n.Values...)
	case *syntax.Yield:
		u.handedOn(n.Value)
	}
}

// assigned notes the attributes among targets, and those whose elements are.
func (u fieldUses) assigned(targets ...syntax.Expr) {
	for _, t := range targets {
		switch t := t.(type) {
		case *syntax.Attribute:
			u.given[t.Attr] = true
		case *syntax.Subscript:
			u.handedOn(t.Value)
		case *syntax.Starred:
			u.assigned(t.Value)
		case *syntax.Tuple:
			u.assigned(t.Elts...)
		case *syntax.List:
			u.assigned(t.Elts...)
		}
	}
}

func (u fieldUses) handedOn(values ...syntax.Expr) {
	for _, v := range values {
		if a, ok := v.(*syntax.Attribute); ok {
			u.changed[a.Attr] = true
		}
	}
}

// age makes unknown what other methods may have made of an object since it was
// made.
func (in *interp) age(st *state, v value, uses fieldUses, n syntax.Node) {
	for name, old := range st.slots.of(v.obj) {
		if !uses.given[name] && !uses.changed[name] {
			continue
		}
		for _, c := range old {
			in.spoil(st, c.Value, n)
		}
		if uses.given[name] {
			in.set(st, v.obj, name, just(in.freshNamed(abstract.Expression, "self."+name, "set by other methods", in.place(n))))
		}
	}
}
