package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// scope is where names are looked up: those of a function's activation, of a
// class body, or of a module.
type scope struct {
	written *abstract.Origin // of a comprehension: where the element at hand is written
	owner   *object          // whose slots hold the names
	outer   *scope           // nil: a module
	locals  map[string]bool
	class   bool
}

// module is the outermost scope.
func (sc *scope) module() *scope {
	for sc.outer != nil {
		sc = sc.outer
	}
	return sc
}

// home is the scope that a name belongs to when it is assigned in sc.
func (sc *scope) home(name string) *scope {
	if sc.outer == nil || sc.locals == nil || sc.locals[name] {
		return sc
	}
	return sc.outer.enclosing(name)
}

// enclosing is the scope around a function that has a name: classes do not
// count, and the module has all others.
func (sc *scope) enclosing(name string) *scope {
	for sc.outer != nil {
		if !sc.class && sc.locals[name] {
			return sc
		}
		sc = sc.outer
	}
	return sc
}

// bind gives a name of the scope a value.
func (in *interp) bind(st *state, sc *scope, name string, v cases) {
	in.set(st, sc.home(name).owner, name, v)
}

// name reads a variable. One that no scope has is a builtin.
func (in *interp) name(st *state, sc *scope, n *syntax.Name) cases {
	if v, ok := in.holeAt(n); ok {
		return just(v)
	}
	home := sc.home(n.ID)
	v, ok := st.slots.get(slot{home.owner, n.ID})
	if !ok && home.class && home.outer != nil {
		home = home.outer.enclosing(n.ID)
		v, ok = st.slots.get(slot{home.owner, n.ID})
	}
	if !ok {
		return in.absent(st, home, n)
	}
	return in.bound(st, v, n)
}

// builtinNames are the builtins that may be read without a doubt.
var builtinNames = map[string]bool{
	"str": true, "int": true, "bool": true, "len": true, "list": true, "tuple": true, "set": true, "dict": true, "iter": true,
	"sorted": true, "reversed": true, "enumerate": true, "map": true, "filter": true, "range": true, "next": true, "any": true,
	"all": true, "sum": true, "zip": true, "isinstance": true, "getattr": true, "setattr": true, "print": true, "repr": true,
	"min": true, "max": true, "abs": true, "open": true, "super": true, "type": true, "hasattr": true, "Exception": true,
	"ValueError": true, "KeyError": true, "TypeError": true, "RuntimeError": true, "OSError": true, "property": true,
	"staticmethod": true, "classmethod": true, "float": true, "object": true, "exit": true, "quit": true,
}

// absent is a name that is not set here: a builtin, or a variable that is set
// elsewhere in a way that is not followed.
func (in *interp) absent(st *state, home *scope, n *syntax.Name) cases {
	if home.outer == nil {
		if v, ok := in.starImported(st, home.owner, n); ok {
			return v
		}
		if !builtinNames[n.ID] && !isException(n.ID) {
			in.doubt()
		}
		return just(value{kind: external, name: n.ID})
	}
	return just(in.derived("unset "+n.ID+in.source(n), n, "not set on the way here"))
}

// bound is v where it is a value; where it is none, the path ends.
func (in *interp) bound(st *state, v cases, n syntax.Node) cases {
	v = v.Within(in.space, st.reach)
	missing := abstract.Never
	var out cases
	for _, c := range v {
		if c.Value.kind == unbound {
			missing = in.space.Or(missing, c.When)
		} else {
			out = append(out, c)
		}
	}
	if missing == abstract.Never {
		return out
	}
	if len(out) == 0 {
		return just(in.derived("unbound "+in.source(n), n, "not set on the way here"))
	}
	in.raiseUnless(st, in.space.Not(missing), "", n)
	return out.Within(in.space, st.reach)
}

// assignedNames are the names that a function body binds, so that they are its
// own, and those that it declares to be another scope's.
func assignedNames(params *syntax.Parameters, body []syntax.Stmt) (own, others map[string]bool) {
	own, others = map[string]bool{}, map[string]bool{}
	for _, p := range allParams(params) {
		own[p.Name] = true
	}
	for _, s := range body {
		syntax.Inspect(s, func(n syntax.Node) bool { return collectNames(n, own, others) })
	}
	for name := range others {
		delete(own, name)
	}
	return own, others
}

// collectNames notes what one node binds; it is false where inner scopes begin.
func collectNames(n syntax.Node, own, others map[string]bool) bool {
	switch n := n.(type) {
	case *syntax.FunctionDef:
		own[n.Name] = true
		return false
	case *syntax.ClassDef:
		own[n.Name] = true
		return false
	case *syntax.Lambda:
		return false
	case *syntax.Global:
		addNames(others, n.Names...)
	case *syntax.Nonlocal:
		addNames(others, n.Names...)
	case *syntax.Import:
		for _, a := range n.Names {
			own[boundName(a)] = true
		}
	case *syntax.ImportFrom:
		for _, a := range n.Names {
			own[boundName(a)] = true
		}
	case *syntax.ExceptHandler:
		addNames(own, n.Name)
	case *syntax.MatchAs:
		addNames(own, n.Name)
	case *syntax.MatchStar:
		addNames(own, n.Name)
	default:
		collectTargets(n, own)
	}
	return true
}

func collectTargets(n syntax.Node, own map[string]bool) {
	switch n := n.(type) {
	case *syntax.Assign:
		for _, t := range n.Targets {
			targetNames(t, own)
		}
	case *syntax.AugAssign:
		targetNames(n.Target, own)
	case *syntax.AnnAssign:
		targetNames(n.Target, own)
	case *syntax.For:
		targetNames(n.Target, own)
	case *syntax.WithItem:
		targetNames(n.Target, own)
	case *syntax.NamedExpr:
		targetNames(n.Target, own)
	case *syntax.Comprehension:
		targetNames(n.Target, own)
	}
}

func addNames(set map[string]bool, names ...string) {
	for _, name := range names {
		set[name] = true
	}
}

func targetNames(t syntax.Expr, own map[string]bool) {
	switch t := t.(type) {
	case *syntax.Name:
		own[t.ID] = true
	case *syntax.Starred:
		targetNames(t.Value, own)
	case *syntax.Tuple:
		for _, e := range t.Elts {
			targetNames(e, own)
		}
	case *syntax.List:
		for _, e := range t.Elts {
			targetNames(e, own)
		}
	}
}

// boundName is the name that an import binds.
func boundName(a *syntax.Alias) string {
	if a.AsName != "" {
		return a.AsName
	}
	for i := range a.Name {
		if a.Name[i] == '.' {
			return a.Name[:i]
		}
	}
	return a.Name
}
