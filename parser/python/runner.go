package python

import (
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// A test is called by a runner, which has its object set up before, and hands over
// what the fixtures of its file make. That somebody else may call it is left out, and
// told as an assumption.

// isTest tells whether a runner takes a function for a test.
func (d *funcDef) isTest() bool { return strings.HasPrefix(d.name, "test") }

// setUpTest runs what a runner runs on an object before each of its tests.
func (in *interp) setUpTest(st *state, v value, d *funcDef) {
	if v.kind != instance || !d.isTest() {
		return
	}
	for _, name := range preparations(v.obj.of[0].Value) {
		if m := in.ofClass(st, v, name); m != nil && !st.dead() {
			in.callCases(st, in.bindMethods(st, v, m, d.node), arguments{}, d.node)
			st.note(name + " is run before " + d.name)
		}
	}
}

// preparations are the methods of a class that are run before each test.
func preparations(c value) []string {
	switch {
	case slices.ContainsFunc(lineage(c), func(b value) bool { return b.kind == external && strings.HasSuffix(b.name, "TestCase") }):
		return []string{"setUp", "asyncSetUp"}
	case strings.HasPrefix(c.obj.class.name, "Test"):
		return []string{"setup_method"}
	}
	return nil
}

// handedByRunner is what a runner hands over for a parameter: what the fixture of
// that name gives. ok is false where there is none.
func (in *interp) handedByRunner(st *state, d *funcDef, name string) (out cases, ok bool) {
	if d.class != nil && !d.isTest() || d.class == nil && !d.isTest() && !in.isFixture(st, d) {
		return nil, false
	}
	for _, f := range slices.Backward(in.defs) {
		if f.name == name && f.file == d.file && f.class == nil && f.object != nil && f.active == 0 && f != d && in.isFixture(st, f) {
			st.note("pytest hands over " + name)
			return in.fixture(st, f), true
		}
	}
	return nil, false
}

// fixture is what a fixture gives, to one that nobody else has.
func (in *interp) fixture(st *state, f *funcDef) cases {
	var p pause
	out := in.activation(st, f.object, abstract.Place{}, func(st *state, sc *scope) {
		for _, param := range allParams(f.params) {
			in.set(st, sc.owner, param.Name, in.outsideParam(st, f.object, param))
		}
		if f.yields {
			in.onYield[sc.owner] = in.pauseAt(&p)
		}
	})
	if f.yields {
		return in.paused(st, &p)
	}
	return out
}

// isFixture tells whether a function is a fixture that is made for each test anew.
func (in *interp) isFixture(st *state, d *funcDef) bool {
	s, ok := d.node.(*syntax.FunctionDef)
	if !ok || d.object == nil {
		return false
	}
	outer := in.file
	in.file = d.file
	defer func() { in.file = outer }()
	return slices.ContainsFunc(s.Decorators, func(x syntax.Expr) bool {
		if c, ok := x.(*syntax.Call); ok {
			if len(c.Args) > 0 || slices.ContainsFunc(c.Keywords, func(k *syntax.Keyword) bool { return k.Name != "autouse" }) {
				return false
			}
			x = c.Func
		}
		switch x.(type) {
		case *syntax.Name, *syntax.Attribute:
			v, _ := in.eval(st.clone(), d.object.scope, x).One()
			return v.kind == external && (v.name == "pytest.fixture" || v.name == "pytest_asyncio.fixture")
		}
		return false
	})
}
