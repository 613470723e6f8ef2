package python_test

import (
	"fmt"
	"slices"
	"strings"
)

// gives is what a helper returns.
type gives int

const (
	givesNothing gives = iota
	givesText
	givesList
)

// helper is something that a generated program defines, and how it is called: %s
// stands for a string, %l for a list.
type helper struct {
	gives gives
	calls []string
}

func (h *helper) result(g *generator) string {
	switch h.gives {
	case givesText:
		return g.str(1)
	case givesList:
		return g.list(1)
	}
	return ""
}

// helper picks one that gives what is asked for. A helper calls none, so that
// every program ends.
func (g *generator) helper(what gives) (helper, bool) {
	var fit []helper
	for _, h := range g.helpers {
		if h.gives == what {
			fit = append(fit, h)
		}
	}
	if len(fit) == 0 || g.inside != nil {
		return helper{}, false
	}
	return oneOf(g, fit...), true
}

// callOf is a call of a helper.
func (g *generator) callOf(h helper) string {
	call := oneOf(g, h.calls...)
	for strings.Contains(call, "%s") {
		call = strings.Replace(call, "%s", oneOf(g, g.literal(), g.name(), g.name()), 1)
	}
	for strings.Contains(call, "%l") {
		call = strings.Replace(call, "%l", oneOf(g, g.listName(), g.listName(), "["+g.name()+"]"), 1)
	}
	return call
}

// use calls a helper for what it does.
func (g *generator) use() stmt {
	if len(g.helpers) == 0 || g.inside != nil {
		return stmt{line: g.mutation()}
	}
	h := oneOf(g, g.helpers...)
	switch h.gives {
	case givesText:
		return stmt{line: g.name() + " = " + g.callOf(h)}
	case givesList:
		return stmt{line: g.listName() + oneOf(g, " = ", " = ", " += ") + g.callOf(h)}
	}
	return stmt{line: g.callOf(h)}
}

func (g *generator) define() []stmt {
	name := fmt.Sprintf("f%d", len(g.helpers))
	makers := []func(string) ([]stmt, helper){
		g.mutator, g.texter, g.lister, g.lister, g.launcher, g.launcher, g.generatorFunction, g.nested, g.object, g.dataclass, g.keywords,
		g.validator, g.decorated, g.enum, g.inherited, g.context, g.recursive, g.registered, g.tupler, g.globals,
	}
	out, h := oneOf(g, makers...)(name)
	g.helpers = append(g.helpers, h)
	return out
}

// function is a def whose body may end early.
func (g *generator) function(h *helper, head string, locals []string, end ...stmt) stmt {
	g.inside = h
	defer func() { g.inside = nil }()
	var body []stmt
	for _, l := range locals {
		body = append(body, stmt{line: l})
	}
	body = append(body, g.body(1+g.IntN(3), 2)...)
	return stmt{blocks: []block{{head, slices.Concat(body, end)}}}
}

// locals give a function variables of all the names that statements use.
func locals(given ...string) []string {
	all := []string{`a = "fa"`, `b = "fb"`, `c = "fc"`, `o = None`, `q = False`, `n = 1`, `L = ["fl"]`, `M = []`, `D = {"k": "fk", "j": "fj"}`}
	return slices.DeleteFunc(all, func(l string) bool { return slices.Contains(given, l[:1]) })
}

// mutator changes a list that it is given.
func (g *generator) mutator(name string) ([]stmt, helper) {
	h := helper{gives: givesNothing, calls: []string{name + "(%l, %s)", name + "(L=%l, a=%s)", name + "(%l)"}}
	return []stmt{g.function(&h, "def "+name+`(L, a="dflt"):`, locals("L", "a"), stmt{line: `L.append(a)`})}, h
}

func (g *generator) texter(name string) ([]stmt, helper) {
	h := helper{gives: givesText, calls: []string{name + "(%s, %s)", name + "(%s)", name + "(b=%s, a=%s)", name + "(*(%s, %s))"}}
	return []stmt{g.function(&h, "def "+name+`(a, b="bd"):`, locals("a", "b"), stmt{line: `return f"{a}.{b}"`})}, h
}

func (g *generator) lister(name string) ([]stmt, helper) {
	h := helper{gives: givesList, calls: []string{name + "(%s, *%l)", name + "(%s, %s, b=%s)", name + "(%s)", name + "(%s, *%l, b=%s)"}}
	return []stmt{g.function(&h, "def "+name+`(a, *rest, b=None):`, append(locals("a", "b", "L"), "L = list(rest)", "b = b or a"), stmt{line: `return [a, *L]`})}, h
}

func (g *generator) launcher(name string) ([]stmt, helper) {
	h := helper{gives: givesNothing, calls: []string{name + "(%l)", name + "(%l, a=%s)", name + "(M=%l)"}}
	start := fmt.Sprintf("subprocess.run([\"docker\", \"run\", \"site%03d\", a, *M])", g.next())
	return []stmt{g.function(&h, "def "+name+`(M, a="la"):`, locals("M", "a"), stmt{line: start})}, h
}

func (g *generator) generatorFunction(name string) ([]stmt, helper) {
	h := helper{gives: givesList, calls: []string{"list(" + name + "(%l, %s))", "[*" + name + "(%l, %s)]"}}
	return []stmt{{blocks: []block{{"def " + name + "(L, a):", []stmt{
		{line: "yield a"}, {blocks: []block{{"for v in L:", []stmt{{line: "yield from (\"-e\", v)"}}}}}, {line: "if a: yield " + oneOf(g, `"end"`, "a")},
	}}}}}, h
}

func (g *generator) nested(name string) ([]stmt, helper) {
	h := helper{gives: givesList, calls: []string{name + "(%s)(%s)", name + "(%s)(%s)"}}
	return []stmt{{blocks: []block{{"def " + name + "(a):", []stmt{
		{line: "out = [a]"}, {blocks: []block{{"def inner(b):", []stmt{{line: "nonlocal a"}, {line: "out.append(a + b)"}, {line: `a = "again"`}, {line: "return [*out, a]"}}}}},
		{line: oneOf(g, `inner("first")`, `a = a + "!"`, "pass")}, {line: oneOf(g, "return inner", "return lambda x: inner(x)")},
	}}}}}, h
}

func (g *generator) object(name string) ([]stmt, helper) {
	c := "C" + name
	site := fmt.Sprintf("site%03d", g.next())
	h := helper{gives: givesList, calls: []string{c + "(%s).argv(%s)", c + "(%s, %l).argv(%s)", c + "(%s).also(%s).argv(%s)", c + ".make(%s).argv(%s)", c + "(%s).prop", c + "(%s).go()"}}
	g.counters++
	line := func(l string) stmt { return stmt{line: l} }
	method := func(head string, body ...stmt) stmt { return stmt{blocks: []block{{head, body}}} }
	return []stmt{{blocks: []block{{"class " + c + ":", []stmt{
		line(`base = ["cls"]`), line(`mode = None`),
		method("def __init__(self, a, extra=None):", line("self.a = a"), line("self.args = list(extra or [])"), line("if a: self.mode = "+oneOf(g, `"m"`, "a"))),
		method("def also(self, x):", line("self.args.append(x)"), line("self.a += x"), line("return self")),
		{line: "@classmethod", blocks: []block{{"def make(cls, a):", []stmt{line(`return cls(a + "made", cls.base)`)}}}},
		{line: "@property", blocks: []block{{"def prop(self):", []stmt{line(`return [self.a, *self.base]`)}}}},
		method("def argv(self, x):", g.ifStmtOf("self.mode", `self.args += ["--mode", self.mode]`), line("return [*self.base, x, *self.args]")),
		method("def go(self):", line(`subprocess.run(["docker", "run", "`+site+`", *self.argv("go")])`), line("return []")),
	}}}}}, h
}

func (g *generator) ifStmtOf(cond, line string) stmt {
	return stmt{blocks: []block{{"if " + cond + ":", []stmt{{line: line}}}}}
}

func (g *generator) dataclass(name string) ([]stmt, helper) {
	c := "K" + name
	h := helper{gives: givesList, calls: []string{c + "(%s).argv()", c + "(%s, args=%l).argv()", c + "(a=%s, b=%s).argv()"}}
	head := oneOf(g, "@dataclass", "@dataclass(frozen=True)")
	kind := "class " + c + ":"
	args := "args: list = field(default_factory=lambda: [\"df\"])"
	if g.chance(30) {
		head, kind, args = "", "class "+c+"(NamedTuple):", `args: list = ["nt"]`
	}
	return []stmt{{line: head, blocks: []block{{kind, []stmt{
		{line: "a: str"}, {line: `b: str = "kb"`}, {line: args},
		{blocks: []block{{"def argv(self):", []stmt{{line: `return ["-n", self.a, f"{self.b}", *self.args]`}}}}},
	}}}}}, h
}

func (g *generator) keywords(name string) ([]stmt, helper) {
	h := helper{gives: givesList, calls: []string{name + "(x=%s, y=%s)", name + "(**D)", name + "(z=%s, **{\"w\": %s})", name + "()"}}
	return []stmt{{blocks: []block{{"def " + name + "(**kw):", []stmt{
		{line: "out = []"}, {blocks: []block{{"for key, value in kw.items():", []stmt{{line: `out += ["-e", f"{key}={value}"]`}}}}},
		{line: oneOf(g, `return out`, `return out + [kw.get("x", "nox")]`, `return out if "y" in kw else ["noy"]`)},
	}}}}}, h
}

// validator raises, and so refines what its caller knows.
func (g *generator) validator(name string) ([]stmt, helper) {
	h := helper{gives: givesText, calls: []string{name + "(%s)", name + "(%s)"}}
	return []stmt{{blocks: []block{{"def " + name + "(v):", []stmt{
		{blocks: []block{{"if " + oneOf(g, `v not in ("a", "b", "lit", "")`, `not v`, `v == "private"`, `" " in v`) + ":", []stmt{{line: oneOf(g, `raise ValueError(v)`, `return "else"`)}}}}},
		{line: "return v"},
	}}}}}, h
}

func (g *generator) decorated(name string) ([]stmt, helper) {
	h := helper{gives: givesList, calls: []string{name + "(%s)", name + "(%s)"}}
	return []stmt{
		{blocks: []block{{"def deco_" + name + "(fn):", []stmt{
			{line: oneOf(g, "@functools.wraps(fn)", ""), blocks: []block{{"def wrapper(*args, **kwargs):", []stmt{{line: `return ["wrapped"] + fn(*args, **kwargs)`}}}}},
			{line: "return wrapper"},
		}}}},
		{line: "@deco_" + name, blocks: []block{{"def " + name + "(a):", []stmt{{line: `return [a, "inner"]`}}}}},
	}, h
}

func (g *generator) enum(name string) ([]stmt, helper) {
	c := "E" + name
	h := helper{gives: givesText, calls: []string{c + ".ONE.value", c + ".TWO.name", name + "(" + c + ".ONE)", name + "(" + c + ".TWO)", name + "(" + c + "(%s))"}}
	return []stmt{
		{blocks: []block{{"class " + c + "(" + oneOf(g, "Enum", "str, Enum") + "):", []stmt{{line: `ONE = "a"`}, {line: `TWO = "private"`}}}}},
		{blocks: []block{{"def " + name + "(mode):", []stmt{
			{blocks: []block{{"if mode " + oneOf(g, "is", "==") + " " + c + ".ONE:", []stmt{{line: `return "one"`}}}}}, {line: "return mode.value"},
		}}}},
	}, h
}

func (g *generator) inherited(name string) ([]stmt, helper) {
	c := "B" + name
	h := helper{gives: givesList, calls: []string{c + "(%s).argv()", c + "2(%s).argv()", c + "2(%s).argv()"}}
	line := func(l string) stmt { return stmt{line: l} }
	method := func(head string, body ...stmt) stmt { return stmt{blocks: []block{{head, body}}} }
	return []stmt{
		{blocks: []block{{"class " + c + ":", []stmt{
			line(`flag = "--base"`), method("def __init__(self, a):", line("self.a = a")), method("def argv(self):", line(`return [self.flag, self.a] + self.extra()`)), method("def extra(self):", line("return []")),
		}}}},
		{blocks: []block{{"class " + c + "2(" + c + "):", []stmt{
			line(`flag = "--derived"`), method("def __init__(self, a):", line("super().__init__(a + \"+\")"), line("self.more = [a]")), method("def extra(self):", line(`return super().extra() + self.more`)),
		}}}},
	}, h
}

func (g *generator) context(name string) ([]stmt, helper) {
	h := helper{gives: givesNothing, calls: []string{"with " + name + "(%l) as cmd: subprocess.run([\"docker\", \"run\", \"" + fmt.Sprintf("site%03d", g.next()) + "\", *cmd])"}}
	if g.chance(50) {
		return []stmt{{line: "@contextlib.contextmanager", blocks: []block{{"def " + name + "(L):", []stmt{{line: `out = ["cm", *L]`}, {blocks: []block{{"try:", []stmt{{line: "yield out"}}}, {"finally:", []stmt{{line: `out.append("late")`}, {line: "L.append(\"left\")"}}}}}}}}}}, h
	}
	return []stmt{{blocks: []block{{"class " + name + ":", []stmt{
		{blocks: []block{{"def __init__(self, L):", []stmt{{line: "self.L = L"}}}}},
		{blocks: []block{{"def __enter__(self):", []stmt{{line: `return ["en", *self.L]`}}}}},
		{blocks: []block{{"def __exit__(self, *exc):", []stmt{{line: `self.L.append("ex")`}, {line: fmt.Sprintf("subprocess.run([\"docker\", \"run\", \"site%03d\", *self.L])", g.next())}}}}},
	}}}}}, h
}

func (g *generator) recursive(name string) ([]stmt, helper) {
	h := helper{gives: givesList, calls: []string{name + "(%l, 2)", name + "(list(%l), n)"}}
	return []stmt{{blocks: []block{{"def " + name + "(L, n):", []stmt{
		{blocks: []block{{"if n <= 0 or n > 5:", []stmt{{line: "return L"}}}}},
		{line: `return ` + name + `(` + oneOf(g, `L + ["rec"]`, `[*L]`, `L`) + `, n - 1)`},
	}}}}}, h
}

// registered functions are called when nobody looks.
func (g *generator) registered(name string) ([]stmt, helper) {
	h := helper{gives: givesNothing, calls: []string{"atexit.register(" + name + ", %s)", "[" + name + "][0](%s)", "{\"a\": " + name + "}[\"a\"](%s)", "atexit.register(lambda: " + name + "(%s))"}}
	return []stmt{{blocks: []block{{"def " + name + "(v):", []stmt{{line: fmt.Sprintf("subprocess.run([\"docker\", \"run\", \"site%03d\", v, a, *L])", g.next())}}}}}}, h
}

func (g *generator) tupler(name string) ([]stmt, helper) {
	h := helper{gives: givesNothing, calls: []string{"a, M = " + name + "(%s)", "(b, L) = " + name + "(%s)", "c = " + name + "(%s)[0]", "M = " + name + "(%s)[1]"}}
	return []stmt{{blocks: []block{{"def " + name + "(v):", []stmt{
		{blocks: []block{{"if " + oneOf(g, "v", `v == "a"`) + ":", []stmt{{line: `return v, ["--t", v]`}}}}}, {line: `return "none", []`},
	}}}}}, h
}

func (g *generator) globals(name string) ([]stmt, helper) {
	h := helper{gives: givesNothing, calls: []string{name + "(%s)", name + "(%s)"}}
	return []stmt{{blocks: []block{{"def " + name + "(v):", []stmt{
		{line: "global a, L"}, {line: "a = v"}, {line: oneOf(g, `L = ["glob", *L]`, `L.append(v)`, `L += [v]`)},
	}}}}}, h
}
