package python_test

import (
	"fmt"
	"slices"
)

// gives is what a helper returns, for the statements inside and outside of it.
type gives int

const (
	nowhere gives = iota // no function
	givesNothing
	givesText
	givesList
)

// helper is something that a program defines, and how it is used: by expressions
// that give a string or a list, or by statements.
type helper struct {
	gives gives
	name  string
	calls []string
	text  string
}

// define adds a helper to the program.
func (g *generator) define() string {
	h := oneOf(g, slices.Concat(functions, classes, modules)...)
	h.name = fmt.Sprintf("f%d", len(g.helpers))
	g.name, g.defining = h.name, h.gives
	out := g.fill(h.text, 2)
	g.defining = nowhere
	g.helpers = append(g.helpers, h)
	return out
}

// helper picks one that gives what is asked for. A helper uses none, so that
// every program ends.
func (g *generator) helper(what gives) (helper, bool) {
	fit := slices.DeleteFunc(slices.Clone(g.helpers), func(h helper) bool { return h.gives != what })
	if len(fit) == 0 || g.inside != nowhere || g.defining != nowhere {
		return helper{}, false
	}
	return oneOf(g, fit...), true
}

func (g *generator) call(h helper) string {
	g.name = h.name
	return g.expand(g.choose(oneOf(g, h.calls...)), 0)
}

// use calls a helper for what it does.
func (g *generator) use() string {
	if len(g.helpers) == 0 || g.inside != nowhere || g.defining != nowhere {
		return g.statementOf(1, mutations)
	}
	h := oneOf(g, g.helpers...)
	g.name = h.name
	call := oneOf(g, h.calls...)
	switch h.gives {
	case givesText:
		call = "§n = " + call
	case givesList:
		call = "§m ‹=|=|+=› " + call
	}
	return g.fill(call, 0)
}

// functions are helpers.
var functions = []helper{
	{gives: givesNothing, calls: []string{"§f(§w, §v)", "§f(L=§w, a=§v)", "§f(§w)"}, text: `
def §f(L, a="dflt"):
    §d L a
    §r
    L.append(a)`},
	{gives: givesText, calls: []string{"§f(§v, §v)", "§f(§v)", "§f(b=§v, a=§v)", "§f(*(§v, §v))"}, text: `
def §f(a, b="bd"):
    §d a b
    §r
    §r
    return f"{a}.{b}"`},
	{gives: givesList, calls: []string{"§f(§v, *§w)", "§f(§v, §v, b=§v)", "§f(§v)", "§f(§v, *§w, b=§v)"}, text: `
def §f(a, *rest, b=None):
    §d a b L
    L = list(rest)
    b = b or a
    §r
    return [a, *L]`},
	{gives: givesNothing, calls: []string{"§f(§w)", "§f(§w, a=§v)", "§f(M=§w)"}, text: `
def §f(M, a="la"):
    §d M a
    §r
    subprocess.run(["docker", "run", "site§#", a, *M])`},
	{gives: givesNothing, calls: []string{"§f(§v, k=§v)", "§f(*[§v], k=§v)"}, text: `
def §f(a, /, *, k, L=()):
    §d a L
    L = [*L, k]
    §r
    subprocess.run(["docker", "run", "site§#", *L, k])`},
	// defaults are made once
	{gives: givesList, calls: []string{"§f(§v)", "§f(§v, §w)"}, text: `
def §f(x, acc=‹[]|["mutable"]›):
    acc.append(x)
    return ‹acc|list(acc)›`},
	{gives: givesList, calls: []string{"§f(x=§v, y=§v)", "§f(**D)", `§f(z=§v, **{"w": §v})`, "§f()"}, text: `
def §f(**kw):
    out = []
    for key, value in kw.items():
        out += ["-e", f"{key}={value}"]
    return ‹out|out + [kw.get("x", "nox")]|out if "y" in kw else ["noy"]|out + list(kw)›`},
	{gives: givesList, calls: []string{`§f(*§w, k=§v)`, `§f("a", §v)`, `§f(*[§v, §v], **{"k": §v})`}, text: `
def §f(*args, **kwargs):
    def inner(first="i1", *more, k="ik", **left):
        return [first, *more, k, *left]
    return inner(*args, **kwargs)`},
	// generators
	{gives: givesList, calls: []string{"list(§f(§w, §v))", "[*§f(§w, §v)]", `[x for x in §f(§w, §v) if x]`}, text: `
def §f(L, a):
    yield a
    for v in L:
        yield from ("-e", v)
    if a: yield ‹"end"|a›`},
	{gives: givesNothing, calls: []string{"gen = §f(§v)\na = §s\nM = list(gen)", "gen = §f(§v)\nL.append(§s)\nfor x in gen: M.append(x)", "gen = §f(§v)\nb = next(gen)\nM += gen"}, text: `
def §f(x):
    yield x + a
    try:
        yield from L
    finally:
        M.append("closed")`},
	// closures
	{gives: givesList, calls: []string{"§f(§v)(§v)", "§f(§v)(§v)"}, text: `
def §f(a):
    out = [a]
    def inner(b):
        nonlocal a
        out.append(a + b)
        a = "again"
        return [*out, a]
    ‹inner("first")|a = a + "!"|pass›
    return ‹inner|lambda x: inner(x)›`},
	{gives: givesNothing, calls: []string{"add, get = §f()\nadd(§v)\nM = get()", "add, get = §f()\nadd(§v)\nadd(§v)\nL += get()"}, text: `
def §f():
    state = []
    count = 0
    def add(x):
        nonlocal count
        count += 1
        if count > 1: state.insert(0, x)
        else: state.append(x)
    def get():
        return [*state, str(count)]
    return add, get`},
	{gives: givesNothing, calls: []string{"§f(§v)", "§f(§v)"}, text: `
def §f(v):
    global a, L
    a = v
    ‹L = ["glob", *L]|L.append(v)|L += [v]›`},
	// what callers come to know
	{gives: givesText, calls: []string{"§f(§v)", "§f(§v)"}, text: `
def §f(v):
    if ‹v not in ("a", "b", "lit", "")|not v|v == "private"|" " in v›:
        ‹raise ValueError(v)|return "else"|sys.exit(2)›
    return v`},
	{gives: givesText, calls: []string{"§f(§v)", "§f(§n)"}, text: `
table_§f = {"a": "ta", "b": "tb", "private": §t}
def §f(v):
    try:
        return table_§f[v]
    except KeyError:
        return ‹v|"missing"|table_§f["a"]›
    finally:
        ‹M.append("looked")|pass›`},
	{gives: givesNothing, calls: []string{"try: §f(§v)\nexcept Error_§f as e: L.append(str(e))", "try:\n    §f(§v)\n    L.append(\"fine\")\nexcept Exception as e:\n    M = [*e.args]\nelse:\n    b = §s", "with contextlib.suppress(Error_§f): §f(§v)"}, text: `
class Error_§f(‹Exception|ValueError|KeyError›): pass
def §f(v):
    if v ‹== "a"|in ("a", "")|!= "private"›:
        L.append("before")
        raise Error_§f("raised")
    L.append("past")`},
	{gives: givesText, calls: []string{"§f(§v)", "§f(o)"}, text: `
def §f(v, default="ndef"):
    if v is None: v = default
    if not isinstance(v, str): raise TypeError
    for k in ("x", "a"):
        if v.startswith(k): return k
    return v`},
	{gives: givesText, calls: []string{"§f(§v)"}, text: `
def §f(v):
    try:
        if v == "a": return "early"
        v = v[0]
    except IndexError:
        return "short"
    else:
        v += "else"
    finally:
        ‹L.append("fin")|v = "unseen"|if v == "b": return "last"›
    return v`},
	// decorators
	{gives: givesList, calls: []string{"§f(§v)", "§f(§v)"}, text: `
def deco_§f(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        return ["wrapped"] + fn(*args, **kwargs)
    return wrapper
@deco_§f
def §f(a):
    return [a, "inner"]`},
	{gives: givesList, calls: []string{"§f(§v)", "§f(a=§v)"}, text: `
def deco_§f(flag, on=§c):
    def deco(fn):
        def wrapper(*args, **kwargs):
            out = fn(*args, **kwargs)
            if on: out.append(flag)
            return out
        return wrapper
    return deco
@deco_§f("--deco"‹, on=True|, on=False|›)
def §f(a):
    return [a]`},
	{gives: givesList, calls: []string{"§f(§v)", "§f(\"a\")"}, text: `
@functools.lru_cache(maxsize=None)
def §f(a):
    L.append("once")
    return [a, b]`},
	// recursion
	{gives: givesList, calls: []string{"§f(§w, 2)", "§f(list(§w), n)"}, text: `
def §f(L, n):
    if n <= 0 or n > 5:
        return L
    return §f(‹L + ["rec"]|[*L]|L›, n - 1)`},
	{gives: givesList, calls: []string{"§f([§v, [§v, []]])", "§f([§w, §w])"}, text: `
def §f(tree):
    out = []
    for x in tree:
        if isinstance(x, list): out += §f(x)
        else: out.append(x)
    return out`},
	// functions as values
	{gives: givesNothing, calls: []string{"atexit.register(§f, §v)", "[§f][0](§v)", `{"a": §f}["a"](§v)`, "atexit.register(lambda: §f(§v))", "for x in map(§f, [§v]): pass", "g1 = §f\ng1(§v)", "functools.partial(§f, §v)()", "list(map(§f, §w))"}, text: `
def §f(v):
    subprocess.run(["docker", "run", "site§#", v, a, *L])`},
	{gives: givesNothing, calls: []string{"a, M = §f(§v)", "(b, L) = §f(§v)", "c = §f(§v)[0]", "M = §f(§v)[1]"}, text: `
def §f(v):
    if ‹v|v == "a"›:
        return v, ["--t", v]
    return "none", []`},
	{gives: givesNothing, calls: []string{"§f(lambda: L.append(§s))", "§f(lambda: subprocess.run([\"docker\", \"run\", \"site§#\", §v]))"}, text: `
def §f(callback, times=2):
    for _ in range(times):
        ‹callback()|if §c: callback()›`},
	// context managers
	{gives: givesNothing, calls: []string{`with §f(§w) as cmd: subprocess.run(["docker", "run", "site§#", *cmd])`, "with §f(§w) as cmd:\n    cmd.append(§s)\n    §m.append(\"in\")\nsubprocess.run([\"docker\", \"run\", \"site§#\", *cmd])"}, text: `
@contextlib.contextmanager
def §f(L):
    out = ["cm", *L]
    try:
        yield out
    finally:
        out.append("late")
        L.append("left")`},
	{gives: givesNothing, calls: []string{`with §f(§w) as cmd: subprocess.run(["docker", "run", "site§#", *cmd])`, "with §f(L) as cmd:\n    M = cmd\n    raise ValueError", "with §f(L), §f(M) as a2:\n    L = [*a2]"}, text: `
class §f:
    def __init__(self, L):
        self.L = L
    def __enter__(self):
        return ["en", *self.L]
    def __exit__(self, *exc):
        self.L.append("ex")
        subprocess.run(["docker", "run", "site§#", *self.L])
        ‹return True|return exc[0] is ValueError|self.L.append("out")›`},
}
