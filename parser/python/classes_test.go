package python_test

// classes are helpers.
var classes = []helper{
	{gives: givesList, calls: []string{"§f(§v).argv(§v)", "§f(§v, §w).argv(§v)", "§f(§v).also(§v).argv(§v)", "§f.make(§v).argv(§v)", "§f(§v).prop", "§f(§v).go()"}, text: `
class §f:
    base = ["cls"]
    mode = None
    def __init__(self, a, extra=None):
        self.a = a
        self.args = list(extra or [])
        if a: self.mode = ‹"m"|a›
    def also(self, x):
        self.args.append(x)
        self.a += x
        return self
    @classmethod
    def make(cls, a):
        return cls(a + "made", cls.base)
    @property
    def prop(self):
        return [self.a, *self.base]
    def argv(self, x):
        if self.mode:
            self.args += ["--mode", self.mode]
        return [*self.base, x, *self.args]
    def go(self):
        subprocess.run(["docker", "run", "site§#", *self.argv("go")])
        return []`},
	// state that changes across methods, and class attributes that are shared
	{gives: givesNothing, calls: []string{"x1 = §f()\nx1.add(§v)\nx1.add(§v)\nx1.run()", "x1 = x2 = §f()\nx1.add(§v)\nx2.run(§v)", "§f.shared.append(§v)\n§f().run()", "x1 = §f()\nif §c: x1.add(§v)\nM = x1.flags\nx1.run()", "§f.level = §v\n§f().run()", "x1 = §f()\nx1.flags = §w\nx1.level = §v\nx1.run()"}, text: `
class §f:
    shared = ["sh"]
    level = "low"
    def __init__(self):
        self.flags = []
        self.seen = {}
    def add(self, x):
        if x in self.seen: return
        self.seen[x] = True
        self.flags += ["-f", x]
        ‹self.shared.append(x)|self.level = "high"|type(self).level = x|§f.level = "cls"›
    def run(self, last="end"):
        subprocess.run(["docker", "run", "site§#", self.level, *self.shared, *self.flags, last])`},
	{gives: givesList, calls: []string{"§f(§v).argv()", "§f(§v, args=§w).argv()", "§f(a=§v, b=§v).argv()"}, text: `
‹@dataclass|@dataclass(frozen=True)|@dataclass(order=True)›
class §f:
    a: str
    b: str = "kb"
    args: list = field(default_factory=lambda: ["df"])
    def argv(self):
        return ["-n", self.a, f"{self.b}", *self.args]`},
	{gives: givesList, calls: []string{"§f(§v).argv()", "§f(§v, b=§v).argv()", "replace(§f(§v), a=§v).argv()", "list(asdict(§f(§v)).values())[:2]", `[f"{k}={v}" for k, v in asdict(§f(§v, §v)).items()][:2]`, "§f2(§v, c=§v).argv()", "((§f(§v) == §f(§v) and [\"same\"]) or [])"}, text: `
@dataclass
class §f:
    a: str
    b: str | None = None
    args: list[str] = field(default_factory=list)
    def __post_init__(self):
        if not self.b:
            self.b = ‹self.a + "post"|"none"›
        self.args.append(self.b)
    def argv(self):
        return [self.a, *self.args]
@dataclass
class §f2(§f):
    c: str = "kc"
    def argv(self):
        return super().argv() + [self.c]`},
	{gives: givesList, calls: []string{"§f(§v).argv()", "§f(§v, §w).argv()", "list(§f(§v)[1])", "[§f(§v).a]", "§f(§v)._replace(a=§v).argv()", "[x for x in §f(§v, b=§w)[1]]"}, text: `
class §f(NamedTuple):
    a: str
    b: list = ["nt"]
    def argv(self):
        a, b = self
        return [a, *b]`},
	{gives: givesText, calls: []string{"§f.ONE.value", "§f.TWO.name", "use_§f(§f.ONE)", "use_§f(§f.TWO)", "use_§f(§f(‹\"a\"|\"private\"|§v›))", `§f["ONE"].value`, "\"\".join(e.value for e in §f)"}, text: `
class §f(‹Enum|str, Enum›):
    ONE = "a"
    TWO = "private"
    def say(self):
        return "say-" + self.value
def use_§f(mode):
    if mode ‹is|==› §f.ONE:
        return "one"
    if mode in (§f.TWO,):
        return mode.say()
    return mode.value`},
	// inheritance
	{gives: givesList, calls: []string{"§f(§v).argv()", "§f2(§v).argv()", "§f2(§v).argv()"}, text: `
class §f:
    flag = "--base"
    def __init__(self, a):
        self.a = a
    def argv(self):
        return [self.flag, self.a] + self.extra()
    def extra(self):
        return []
class §f2(§f):
    flag = "--derived"
    def __init__(self, a):
        super().__init__(a + "+")
        self.more = [a]
    def extra(self):
        return super().extra() + self.more`},
	{gives: givesList, calls: []string{"§f4(§v).argv()", "§f3(§v).argv()", "(§f2 if §c else §f3)(§v).argv()"}, text: `
class §f:
    kind = "base"
    def __init__(self, a): self.a = a
    def argv(self): return [self.kind, self.a]
class §f2(§f):
    def argv(self): return ["two", *super().argv()]
class §f3(§f):
    kind = "three"
    def argv(self): return ["three", *super().argv()]
class §f4(§f2, §f3):
    ‹pass|kind = "four"›`},
	// special methods
	{gives: givesList, calls: []string{"§f(§v)(§v)", "list(§f(§v))", "[str(§f(§v)), f\"{§f(§n)}\"]", "[§f(§v)[§v]]", "(§f(§v) + [§v])", "([\"in\"] if §v in §f(§v) else [])", "([\"truth\"] if §f(§v) else [\"lie\"])", "[*§f(§v)]", "[§f(§v).missing, str(len(§f(§v)))]", "([\"eq\"] if §f(§v) == §v else [])"}, text: `
class §f:
    def __init__(self, a): self.a = a
    def __call__(self, x): return [self.a, x]
    def __iter__(self):
        yield self.a
        yield "it"
    def __str__(self): return "<" + self.a + ">"
    def __getitem__(self, k): return k + self.a
    def __add__(self, other): return [self.a, *other]
    def __contains__(self, x): return x == self.a
    def __bool__(self): return self.a != ""
    def __len__(self): return 7
    def __eq__(self, other): return self.a == other
    def __getattr__(self, name): return name + "!"`},
	{gives: givesNothing, calls: []string{"x3 = §f()\nx3.value = §v\na = x3.value", "x3 = §f()\nL += [x3.value, x3.once, x3.once]", "x3 = §f()\nsetattr(x3, \"hidden\", §v)\na = getattr(x3, \"value\")", "b = §f.join(§v, §v)", "x3 = §f()\na = vars(x3).get(\"hidden\", \"\")"}, text: `
class §f:
    def __init__(self):
        self.hidden = "h"
    @property
    def value(self):
        return self.hidden + "."
    @value.setter
    def value(self, v):
        self.hidden = v or "empty"
    @functools.cached_property
    def once(self):
        M.append("computed")
        return self.hidden
    @staticmethod
    def join(x, y):
        return x + y`},
	// builders
	{gives: givesNothing, calls: []string{"§f(§v).flag(\"-x\", §v).when(§c, \"-y\").run()", "x4 = §f(§v)\nfor x in §w: x4.flag(\"-l\", x)\nx4.run()", "§f(§v).env(**D).run()", "with §f(§v) as x4:\n    x4.flag(\"-w\", §v)"}, text: `
class §f:
    def __init__(self, image):
        self._image, self._argv = image, ["docker", "run", "site§#"]
    def __enter__(self): return self
    def __exit__(self, kind, value, trace): self.run()
    def flag(self, name, value=None):
        self._argv.append(name)
        if value is not None: self._argv.append(value)
        return self
    def when(self, condition, *flags):
        return functools.reduce(lambda me, f: me.flag(f), flags, self) if condition else self
    def env(self, **kw):
        for k, v in kw.items(): self.flag("-e", f"{k}={v}")
        return self
    def run(self):
        return subprocess.run([*self._argv, self._image])`},
	// registries
	{gives: givesNothing, calls: []string{"for cls in registry_§f: cls().start(§v)", "registry_§f[0]().start(§v)", "{c.__name__: c for c in registry_§f}[\"§f\"]().start(§v)"}, text: `
registry_§f = []
def register_§f(cls):
    registry_§f.append(cls)
    return cls
@register_§f
class §f:
    def start(self, x): subprocess.run(["docker", "run", "site§#", x])
@register_§f
class §f2(§f):
    def start(self, x):
        super().start(x + "2")
        subprocess.run(["docker", "run", "site§#", x])`},
}
