package python_test

// variables are what every program begins with.
const variables = `
a = os.environ.get("A", "da")
b = os.getenv("B") or "db"
c = "lit"
o = os.environ.get("C")
q = len(sys.argv) > 2
n = 2
L = ["--rm"]
M = sys.argv[1:]
D = {"k": a, "j": "v"}
`

const closedVariables = `
a = §t
b = §t
c = "lit"
o = ‹None|"o"|""›
q = ‹True|False›
n = 2
L = ["--rm"]
M = ‹[]|["x", "y"]›
D = {"k": a, "j": "v"}
`

var literals = []string{`"a"`, `"b"`, `"x1"`, `"p q"`, `""`, `"a  b"`, `"--rm"`, `"private"`, `"k=v"`, `"a,b"`, `"/etc/x"`, `'a' "b"`}

var plainTexts = []string{`§t`, `§n`, `§n`, `§n`, `(o or "d")`, `D["k"]`, `D.get("z", "dz")`}

// texts are expressions that are strings.
var texts = []string{
	// formatting
	`f"{§n}/{§n}"`, `f"k={o}"`, `f"{n}x"`, `f"{§n!s}:{§n:>3}"`, `f"{§n!r}"`, `f"{n:03d}-{§n:<4}|{§n:^5}"`, `f"{§n=}"`, `f"{'x' if q else 'y'}{{}}"`,
	`f"{§n:{n}}"`, `f"""{§n}` + `\n{L[0] if L else ''}"""`,
	`"%s=%s" % (§s, §s)`, `"%s" % (§s,)`, `"%-4s|%d" % (§s, n)`, `"%(k)s.%(x)s" % {"k": §s, "x": n}`, `"100%% %s" % §n`, `"%r" % §n`,
	`"{}:{}".format(§s, §s)`, `"{0}{0}{x}".format(§s, x=§s)`, `"{:>4}|{:03d}".format(§n, n)`, `"{0[k]}/{1[0]}".format(D, ["z"])`, `"{k}".format_map(D)`, `"{k}/{w}".format(w="w", **D)`,
	`string.Template("$x-${y}").substitute(x=§s, y="w")`,
	// operators and methods
	`§s + "-" + §s`, `"x" * n`, `(§s)[1:]`, `(§s)[:2]`, `(§s)[-1:]`, `(§s).strip()`, `(§s).strip("a")`, `(§s).lstrip("-")`, `(§s).rstrip("b")`, `(§s).replace("a", "b")`, `(§s).replace("a", §s, 1)`,
	`(§s).upper()`, `(§s).title()`, `(§s).zfill(3)`, `(§s).ljust(3, ".")`, `(§s).removeprefix("a")`, `(§s).removesuffix("b")`, `(§s).split(",")[0]`, `(§s).rsplit("=", 1)[-1]`, `(§s).partition("=")[2]`,
	`(§s).rpartition("/")[0]`, `",".join(§l)`, `" ".join([§s, *§l])`, `"-".join(x for x in §l)`, `"".join(map(str, [n, §n]))`, `str(n)`, `str(§s)`, `str(§c)`, `repr(§n)`, `chr(97) + §s`, `(§s).encode().decode()`,
	`(§s).casefold().swapcase()`, `(§s).expandtabs(2)`, `re.sub("a", "b", §s)`, `(§s).translate({97: "x"})`,
	// values that choose
	`(§s if §c else §s)`, `(§s or §s)`, `(§s and §s)`, `(L[0] if L else "no")`, `(M[-1] if M else "no")`, `next(iter(§l), "none")`, `{"a": "one", "b": "two"}.get(§s, "other")`, `{"a": "1", "private": "2"}.get(§s, §s)`,
	`D["k"]`, `D.get(§s, §s)`, `(D.get("j") or §s)`, `[§s, §s][n > 1]`, `(§s, §s)[0]`, `max(§s, §s)`, `min([§s, "m"])`, `(lambda x, y="z": x + y)(§s)`, `(lambda *xs, k="k": k.join(xs))(§s, §s)`,
	`functools.reduce(lambda x, y: x + y, §l, "red")`, `[x for x in (§s, "dflt") if x][0]`, `dict(x=§s)["x"]`, `getattr(§n, "upper")()`, `"".join(reversed(§s))`, `(§l).__str__()`,
	// shlex and paths
	`shlex.quote(§s)`, `shlex.join([§s, §s])`, `os.path.join(§s, §s)`, `join(§s, "sub")`, `os.path.basename(§s)`, `os.path.dirname(§s)`, `os.path.splitext(§s)[0]`, `os.path.normpath("/x/" + §s)`,
	`str(Path(§s) / "s")`, `str(Path("/r") / §s)`, `str(Path("/r", §s).parent)`, `Path("/r/f.txt").name + §s`, `Path("/r/f.txt").stem`, `str(Path("/r").joinpath(§s, "x"))`, `Path("/a/b.c").suffix`, `os.fspath(Path("p") / "q")`,
	`str(Path("/r/x").with_suffix(".y"))`, `Path("a/b").as_posix()`, `"/".join(Path("/a/b").parts[1:])`,
	// the environment
	`~os.environ.get("N", §s)`, `~os.environ.get("B", "nb")`, `~os.getenv("A", §s)`, `~(os.environ["A"] if "A" in os.environ else "unset")`, `~(shutil.which("nowhere-to-be-found") or §s)`, `~os.path.basename(shutil.which("docker") or "none")`,
	`~os.environ.setdefault("T", §s)`, `~dict(os.environ).get("A", "-")`, `~{**os.environ}.get("C", §s)`, `~(os.environ.get("A") or os.environ.get("B") or §s)`, `~(sys.argv[1] if len(sys.argv) > 1 else §s)`, `~next((x for x in sys.argv[1:] if x), "none")`,
	`~os.path.expanduser("~/" + §s)`, `~os.path.expandvars("$A")`, `~str(len(sys.argv))`, `~argparse.Namespace(x=§s).x`,
}

// riskyTexts may raise.
var riskyTexts = []string{
	`§m[0]`, `§m[-1]`, `D[§n]`, `{"a": "1", "private": "2"}[§s]`, `~os.environ["B"]`, `§m[n]`, `(§s).split("=")[1]`, `§m.pop()`, `next(iter(§m))`, `D.pop(§n)`, `{"a": ["x"], "b": [§s]}[§n][0]`, `str(int(§n))`, `§m[§m.index("a")]`,
}

var plainLists = []string{`§m`, `§m`, `["-e", §n]`, `[]`, `[§t, §t]`}

// lists are expressions that are lists of strings.
var lists = []string{
	// displays, operators, slices
	`[§s, *§l]`, `[*§l, *§l]`, `§l + §l`, `[§s] * n`, `n * [§n]`, `list(§l)`, `(§l)[1:]`, `(§l)[:2]`, `(§l)[-1:]`, `(§l)[:-1]`, `(§l)[1:-1]`, `(§l)[::-1]`, `(§l)[::2]`, `(§l)[n:]`, `(§l).copy()`, `(§l)[:]`, `copy.copy(§l)`, `copy.deepcopy(§l)`,
	`[*("-v", §s)]`, `list(("t", §s) + tuple(§l))`, `[*(x for x in §l)]`, `[*§s]`, `[*{"a": 1, §s: 2}]`, `[§s, *(["-x"] if §c else [])]`, `[*[§s, *[§s]], *()]`,
	// values that choose
	`(§l if §c else §l)`, `(§l or ["z"])`, `(§l and ["y"])`, `(["-e", o] if o else [])`, `[["i"], §l][n > 1]`, `{"a": [§s], "b": []}.get(§n, §l)`, `(§c and ["-t"] or [])`, `D.get("nokey", ["dk"])`,
	// comprehensions and loops inside expressions
	`[x for x in §l]`, `[f"--{x}" for x in §l if x != "a"]`, `[y for x in §l for y in ("-e", x)]`, `[x for row in [§l, §l] for x in row]`, `[z for z in (§s, None, "n") if z]`, `[f"{i}{x}" for i, x in enumerate(§l)]`, `[x + y for x, y in zip(§l, §l)]`,
	`[str(i) for i in range(n)]`, `[f"{k}={v}" for k, v in D.items()]`, `[x if x else "e" for x in §l]`, `["".join(p) for p in zip("ab", "cd")]`, `[x for x in §l if x in ("a", "x1")]`, `[x for x, in [(§s,)]]`,
	`[k for k in D if D[k]]`, `[[x, "w"][0] for x in §l]`, `sorted({x for x in §l})`, `list({k: v for k, v in D.items() if v}.values())`,
	// functions over lists
	`sorted(§l)`, `sorted(§l, reverse=True)`, `sorted(§l, key=len)`, `list(reversed(§l))`, `list(filter(None, §l))`, `list(map(str, §l))`, `list(map(lambda x: "m" + x, §l))`, `list(itertools.chain(§l, §l))`, `list(itertools.chain.from_iterable([§l, ["i"]]))`,
	`sum([§l, §l], [])`, `list(dict.fromkeys(§l))`, `sorted({§s, "q"})`, `list({**D, §s: "w"})`, `list({§s: 1, §t: 2})`, `list(D)`, `list(D.values())`, `list(filter(lambda x: x != "a", §l))`, `list(itertools.islice(§l, 1))`, `list(zip(*[§l]))[0:0]`,
	`[x for pair in zip(itertools.repeat("-e"), §l) for x in pair]`, `functools.reduce(lambda x, y: x + [y], §l, [])`, `list(set([§s]))`, `list(frozenset())`, `sorted(set(§l) | {"u"})`,
	// texts that become lists
	`shlex.split("--a b 'c d'")`, `shlex.split(f"-x '{c}' " + shlex.quote(§s))`, `(§s).split()`, `(§s).split(",")`, `(§s).split(",", 1)`, `(§s).splitlines()`, `"a=1 b=2".split()`, `re.split(",", §s)`, `list((§s).partition("="))`, `list(Path("/p/q").parts)`,
	`[str(p) for p in (Path(§s), Path("y"))]`, `~os.environ.get("A", "").split()`, `~shlex.split(os.environ.get("N", ""))`, `~sys.argv[2:]`, `~[x for x in sys.argv if x.startswith("a")]`, `~[f"{k}={os.environ[k]}" for k in ("A", "B") if k in os.environ]`,
	`~[x for k in ("A", "C") for x in ("-e", k) if os.environ.get(k)]`, `~argparse.ArgumentParser().parse_known_args()[1]`,
}

var conditions = []string{
	`§n == "a"`, `§n != "private"`, `§n`, `not §n`, `"a" == §n`, `o is None`, `o is not None`, `o`, `o == None`, `§n in ("a", "b")`, `§n not in ["a", ""]`, `§n in {"a", "private"}`, `§n in {"a": 1}`, `q`, `not q`, `q is True`,
	`len(§m) > 1`, `len(§m) == 0`, `§m`, `not §m`, `"a" in §m`, `"--rm" not in §m`, `§n in §m`, `§m == []`, `§m == ["--rm"]`, `§n.startswith("a")`, `§n.endswith(("b", "e"))`, `isinstance(o, str)`, `isinstance(§m, (list, tuple))`, `isinstance(o, type(None))`,
	`n > 2`, `n == 2`, `0 < n < 3`, `n % 2`, `"k" in D`, `§n in D`, `D.get("k") == "a"`, `D`, `§n == §n`, `§n == "a" != §n`, `"x" in §n`, `o == §n`, `bool(§n)`, `bool(o) is False`, `len(§n) > 1`, `any(§m)`, `all(§m)`, `any(x == "a" for x in §m)`,
	`all(x for x in §m)`, `callable(print)`, `§m is L`, `L is M`, `§n < "b"`, `§n.isdigit()`, `hasattr(§n, "upper")`, `type(o) is str`, `§n + "" == "a"`, `§m[:1] == ["a"]`, `re.match("a", §n)`, `{"a": True}.get(§n)`, `§n.count("a")`,
	`~os.path.exists("nope")`, `~os.environ.get("A") == "a"`, `~"B" in os.environ`, `~os.environ.get("C")`, `~"N" not in os.environ`, `~len(sys.argv) > 1`, `~os.environ.get("A", "") in ("a", "")`, `~sys.argv[1:] == ["one"]`, `~sys.platform == "linux"`, `~shutil.which("docker")`,
	`~"a" in sys.argv`, `~os.getenv("B") is None`, `~sys.stdin.isatty()`,
}
