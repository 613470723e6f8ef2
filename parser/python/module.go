package python

import (
	"path"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// importStmt is import a.b, c as d.
func (in *interp) importStmt(st *state, sc *scope, s *syntax.Import) {
	for _, a := range s.Names {
		m := in.importModule(st, a.Name)
		if a.AsName == "" && strings.Contains(a.Name, ".") {
			top, _, _ := strings.Cut(a.Name, ".")
			m = in.importModule(st, top)
		}
		in.bind(st, sc, boundName(a), just(m))
	}
}

// importFrom is from .a import b, c as d.
func (in *interp) importFrom(st *state, sc *scope, s *syntax.ImportFrom) {
	base := in.absolute(s.Module, s.Level)
	from := in.importModule(st, base)
	for _, a := range s.Names {
		if a.Name == "*" {
			in.importAll(st, sc, from)
			continue
		}
		in.bind(st, sc, boundName(a), in.imported(st, from, base, a.Name, s))
	}
}

// imported is a name out of a module: what the module has under it, or a module
// inside it.
func (in *interp) imported(st *state, from value, base, name string, n syntax.Node) cases {
	if from.kind == module {
		if v, ok := st.slots.get(slot{from.obj, name}); ok {
			return in.bound(st, v, n)
		}
	}
	// A folder is a package without an __init__.py, too.
	if sub := in.importModule(st, joinDots(base, name)); sub.kind == module {
		return just(sub)
	}
	return just(in.outside(joinDots(base, name)))
}

func joinDots(a, b string) string {
	if a == "" {
		return b
	}
	return a + "." + b
}

// importAll binds every public name of a module. Names of one outside the
// project are looked for there when nothing else has them.
func (in *interp) importAll(st *state, sc *scope, from value) {
	if from.kind != module {
		in.stars[sc.module().owner] = append(in.stars[sc.module().owner], from.name)
		return
	}
	for name, v := range st.slots.of(from.obj) {
		if !strings.HasPrefix(name, "_") {
			in.bind(st, sc, name, v)
		}
	}
}

// starImported is a name that `from m import *` may have brought.
func (in *interp) starImported(st *state, owner *object, n *syntax.Name) (cases, bool) {
	for _, name := range in.stars[owner] {
		if starred[name+"."+n.ID] {
			return just(in.outside(name + "." + n.ID)), true
		}
	}
	return nil, false
}

// absolute is the dotted name of a module from the root of the project.
func (in *interp) absolute(name string, level int) string {
	if level == 0 {
		return name
	}
	dir := path.Dir(in.file.name)
	for range level - 1 {
		dir = path.Dir(dir)
	}
	if dir == "." {
		return name
	}
	return joinDots(strings.ReplaceAll(dir, "/", "."), name)
}

// maxModules is how many modules of the project one program runs; more are taken
// for ones outside.
const maxModules = 48

// modelled are the modules of the standard library of which something is known.
func modelled(models map[string]model) map[string]bool {
	out := map[string]bool{}
	note := func(name string) {
		if top, _, dotted := strings.Cut(name, "."); dotted {
			out[top] = true
		}
	}
	for name := range starts {
		note(name)
	}
	for name := range models {
		note(name)
	}
	return out
}

// importModule is a module of the project, its body run once; else one outside.
func (in *interp) importModule(st *state, name string) value {
	if top, _, _ := strings.Cut(name, "."); in.modelled[top] {
		return value{kind: external, name: name} // a file of that name does not hide it
	}
	for _, file := range in.candidates(name) {
		if m, ok := in.modules[file]; ok {
			in.importAgain(st, name, m)
			return value{kind: module, obj: m}
		}
		if tree, ok := in.open(file); ok && len(in.modules) < maxModules {
			o := in.object("module " + name)
			o.file = newModuleFile(file, tree)
			in.modules[file] = o
			in.runModule(st, name, o)
			return value{kind: module, obj: o}
		}
	}
	in.doubt()
	return value{kind: external, name: name}
}

func (in *interp) open(file string) (*syntax.Module, bool) {
	if in.prog.Project == nil {
		return nil, false
	}
	return in.prog.Project.Module(file)
}

// candidates are the files that a dotted name may be: beside the importing file
// and its parents, from the root, and below src.
func (in *interp) candidates(name string) []string {
	rel := strings.ReplaceAll(name, ".", "/")
	var out []string
	add := func(dir string) {
		base := path.Join(dir, rel)
		out = append(out, base+".py", path.Join(base, "__init__.py"))
	}
	dir := path.Dir(in.file.name)
	for {
		add(dir)
		if dir == "." || dir == "/" {
			break
		}
		dir = path.Dir(dir)
	}
	add("src")
	return out
}

func newModuleFile(name string, tree *syntax.Module) *file {
	return &file{name: name, text: tree.Text, tree: tree}
}

// importAgain runs the body of a module in the runs that have not been through
// it.
func (in *interp) importAgain(st *state, name string, m *object) {
	loaded := abstract.Never
	for _, c := range st.slots.value(slot{m, "__name__"}) {
		if c.Value.kind != unbound {
			loaded = in.space.Or(loaded, c.When)
		}
	}
	if m.file.running || in.space.Implies(st.reach, loaded) {
		return
	}
	first, again := in.branch(st, in.space.Not(loaded)), in.branch(st, loaded)
	in.runModule(first, name, m)
	*st = *in.join(again, first)
}

// runModule runs the body of a module of the project.
func (in *interp) runModule(st *state, name string, m *object) {
	in.set(st, m, "__name__", just(literal(name)))
	in.set(st, m, "__file__", just(in.anyPath(m.file)))
	outer, current := in.file, in.current
	in.file, m.file.running = m.file, true
	in.silentlyImport(func() { in.block(st, &scope{owner: m}, m.file.tree.Body) })
	in.file, in.current, m.file.running = outer, current, false
}

// anyPath is __file__: a path that depends on where the project stands.
func (in *interp) anyPath(f *file) value {
	at := abstract.Place{File: f.name}
	v := in.freshNamed(abstract.Environment, "__file__", "where the program stands", at)
	return text(v.text)
}

// silentlyImport runs the body of an imported module. What it starts is told
// where the module is analysed itself.
func (in *interp) silentlyImport(f func()) {
	in.importing++
	defer func() { in.importing-- }()
	f()
}

func (in *interp) moduleAttribute(st *state, m value, name string, n syntax.Node) cases {
	if v, ok := st.slots.get(slot{m.obj, name}); ok {
		return in.bound(st, v, n)
	}
	dotted := strings.TrimSuffix(strings.TrimSuffix(m.obj.file.name, ".py"), "/__init__")
	if sub := in.importModule(st, strings.ReplaceAll(dotted, "/", ".")+"."+name); sub.kind == module {
		return just(sub)
	}
	return just(in.freshNamed(abstract.Expression, m.obj.what+"."+name, "a name that the module does not set", in.place(n)))
}
