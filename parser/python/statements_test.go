package python_test

// starters start the engine at a site of their own.
var starters = []string{
	`subprocess.run(["docker", "run", "site§#", §s])`,
	`subprocess.run(["docker", "run", "site§#", §t, §s, *§l])`,
	`subprocess.run(["docker", "run", "site§#", §s, §s], ‹check=False|stdout=subprocess.DEVNULL|cwd="/"|timeout=9|input=b"x"›)`,
	`subprocess.run(["docker", "run", "site§#"] + §l)`,
	`subprocess.run(["docker", "run", "site§#", *§l, *§l, §s])`,
	`subprocess.run(("docker", "run", "site§#", §s, *§l))`,
	`subprocess.run([*"docker run site§#".split(), §s])`,
	`subprocess.Popen(["docker", "run", "site§#", §s]).wait()`,
	`ok = subprocess.call(args=["docker", "run", "site§#", §s, *§l]) == 0`,
	`subprocess.getoutput("docker run shell§# " + shlex.quote(§s))`,
	`subprocess.getstatusoutput(f"docker run shell§# {§n}")`,
	`os.system(f"docker run shell§# {§n} " + shlex.quote(§s))`,
	`os.popen("docker run shell§# " + shlex.join(§l)).read()`,
	`subprocess.run("docker run shell§# " + shlex.join(§l), shell=True)`,
	`subprocess.run(["docker run shell§# " + §s, "x"], shell=True)`,
	`subprocess.run(["docker", "run", "site§#", §s], shell=‹False|0|None›)`,
	`subprocess.run(["docker", "run", "site§#", §s] if not q else "docker run shell§# " + §n, shell=q)`,
	`subprocess.run(args=["docker", "run", "site§#", Path("/x"), §n])`,
	`subprocess.run(["docker", "run", "site§#", b"bytes", §n.encode()])`,
	`subprocess.run(["docker", "run", "site§#", §s], env={**os.environ, "N": §s})`,
	`subprocess.run(["docker", "run", "site§#", §s], env=dict(os.environ, A="env"))`,
	`~subprocess.run(["not-" + §n, "run", "site§#", §s], executable=shutil.which("docker"))`,
	`subprocess.run(**{"args": ["docker", "run", "site§#", §s], "check": False})`,
	`subprocess.run(*[["docker", "run", "site§#", §s]])`,
	`os.spawnvp(os.P_WAIT, "docker", ["docker", "run", "site§#", §s, *§l])`,
	`os.spawnlp(os.P_WAIT, "docker", "docker", "run", "site§#", §s, *§l)`,
	`~os.spawnve(os.P_WAIT, shutil.which("docker"), ["docker", "run", "site§#", *§l], os.environ)`,
	`os.spawnlpe(os.P_WAIT, "docker", "docker", "run", "site§#", §s, os.environ)`,
	`os.waitpid(os.posix_spawnp("docker", ["docker", "run", "site§#", §s], os.environ), 0)`,
	`
async def main():
    p = await asyncio.create_subprocess_exec("docker", "run", "site§#", §s, *§l)
    await p.wait()
asyncio.run(main())`,
	`
async def main():
    p = await asyncio.create_subprocess_shell("docker run shell§# " + shlex.quote(§s))
    return await p.communicate()
asyncio.run(main())`,
	`
with subprocess.Popen(["docker", "run", "site§#", §s]) as process:
    process.communicate()`,
	`
cmd = ["docker", "run", "site§#", §s]
cmd += §l
subprocess.run(cmd, check=False)`,
	`
cmd = ["docker", "run", "site§#", §s, §s]
cmd[3:3] = §l
cmd.insert(-1, §s)
subprocess.call(cmd)`,
	`
cmd = ["docker", "run", "site§#", §s, *§l]
cmd[-1:-1] = §l
cmd.insert(len(cmd) - 1, §s)
subprocess.run(cmd)`,
	`
cmd = "docker run site§#".split()
if §c:
    cmd.append(§s)
else:
    cmd.extend(§l)
subprocess.run(cmd)`,
	`~
try:
    subprocess.check_call(["docker", "run", "site§#", §s])
except subprocess.CalledProcessError as e:
    a = "failed"
else:
    L.append("worked")`,
	`~
try:
    c = subprocess.check_output(["docker", "run", "site§#", §s], text=True)
except (OSError, subprocess.CalledProcessError):
    §b`,
	`~
if §c and §c and not q:
    os.‹execvp|execv›(shutil.which("docker"), ["docker", "run", "site§#", §s, *§l])`,
	`
if §c and §c:
    os.execlp("docker", "docker", "run", "site§#", §s)`,
	`
if §c and §c:
    os.execvpe("docker", ["docker", "run", "site§#", *§l], os.environ)`,
	`
run = functools.partial(subprocess.run, check=False)
run(["docker", "run", "site§#", *L])`,
	`(subprocess.run if §c else subprocess.call)(["docker", "run", "site§#", §s])`,
	`getattr(subprocess, "run")(["docker", "run", "site§#", §s])`,
	`~if subprocess.run(["docker", "run", "site§#", §s]).returncode == 0: L.append("zero")`,
	`~a = str(subprocess.call(["docker", "run", "site§#", §s]))`,
	`~while subprocess.call(["docker", "run", "site§#", *M]) and len(M) < 3: M.append(§s)`,
}

var assignments = []string{
	`§n = §s`, `§n = §s`, `§n = §s`, `§n += §s`, `o = ‹None|§s|o or §n›`, `q = bool(§c)`, `n = ‹1|3|n + 1|len(§m)|int(bool(q))|n - 1|n // 2|min(n, 3)|abs(n)›`, `§n, §n = §s, §s`, `§m = §l`, `§m = §l`, `§m = §l`, `L, M = M, L`,
	`§n, *M = [§s, *§l]`, `*L, §n = [§s, *§l, §s]`, `(a, b), c = (§s, §s), §s`, `a, (b, *L) = §s, [§s, *§l]`, `[a, b] = [§s, §s]`, `D = {§s: §s, **D}`, `D = dict(k=§s, j=§s)`, `D = {k: v for k, v in D.items() if v or k == "k"}`, `D = dict(zip(["k", §s], [§s, "zip"]))`,
	`D = dict([("k", §s), (§s, "pair")])`, `D = D.copy()`, `M = L`, `L = M`, `(§n := §s)`, `§m = [y for x in §m if (y := x.strip())]`, `if (w := §n) and w != "b": §n = w + "w"`, `x = y = §s`, `§n: str = §s`, `L = M = §l`, `L[:] = §l`, `§n = §k[0] if §k else §s`,
}

// mutations change a list or a dict.
var mutations = []string{
	`§m.append(§s)`, `§m.append(§s)`, `§m += §l`, `§m.extend(§l)`, `§m += ["-e", f"K={§n}"]`, `§m.insert(‹0|1|-1|n|-2|99›, §s)`, `§m[1:1] = §l`, `§m[-1:-1] = §l`, `§m[:1] = §l`, `§m[n:] = §l`, `§m[0:0] = [§s]`, `§k[::2] = [§s for _ in §k[::2]]`,
	`del §m[1:]`, `del §m[:1]`, `del §m[-1:]`, `del §m[1:2]`, `if §k: §k.pop()`, `if §k: §n = §k.pop(0)`, `if §k: del §k[0]`, `if "a" in §k: §k.remove("a")`, `while "a" in §k: §k.remove("a")`, `if §k: §k[0] = §s`, `if §k: §k[-1] = §s`, `§m.clear()`,
	`§m.reverse()`, `§m.sort()`, `§m.sort(reverse=True)`, `§m.sort(key=lambda x: x[1:])`, `if §c: §m.append(§s)`, `if §c: §m += §l`, `if §c: §m += §l`, `§m *= 2`, `if len(§k) > 9: del §k[9:]`, `for i in range(len(§k)): §k[i] = §k[i] + "!"`, `§m.extend(x for x in §l)`,
	`D["k"] = §s`, `D[§n] = §s`, `D.update(‹j|m›=§s)`, `D.pop("j", None)`, `D.setdefault("k", §s)`, `D.update({§s: §s})`, `if §c: D["m"] = §s`, `D.pop(§n + "?", None)`, `D |= {"u": §s}`, `D["k"] += "+"`, `if "j" in D: del D["j"]`, `D.update(zip("xy", §l))`, `D.setdefault(§n, "sd")`,
}

// compounds are statements that hold others.
var compounds = []string{
	"if §c:\n    §b", "if §c:\n    §b", "if §c:\n    §b\nelse:\n    §b", "if §c:\n    §b\nelse:\n    §b", "if §c:\n    §b\nelif §c:\n    §b", "if §c:\n    §b\nelif §c:\n    §b\nelse:\n    §b",
	// loops
	"for a in §l:\n    §o", "for a in §l:\n    §o\n    §b", "for x in §l:\n    §o\n    §b\nelse:\n    §b", "for b in (§s, §s):\n    §o\n    §b", "for c in list(D):\n    §o", "for c, a in list(D.items()):\n    §o", "for i in range(n):\n    §o\n    §o",
	"for i, b in enumerate(§l):\n    §o", "for i, (a, b) in enumerate(zip(§l, §l), 1):\n    §o\n    §b", "for a, b in zip(L, M):\n    §o", "for c in §m[:3]:\n    §o", "for x, y in ((\"-x\", §s), (\"-y\", §s)):\n    if y:\n        §m += [x, y]", "for x in reversed(§l):\n    §o",
	"for x in §l:\n    if §c:\n        break\n    §o\nelse:\n    §b", "for x in §l:\n    for y in ‹(x, \"in\")|§l|range(2)›:\n        if §c:\n            ‹break|continue›\n        §m.append(x)\n    §o", "for k in sorted(D):\n    §m += [k, D[k]]", "for x in §l:\n    if x == \"a\":\n        continue\n    §m.append(x)\n    break",
	"for f in (§m.append, lambda v: None):\n    f(§s)", "for x in [*§k]:\n    if not x:\n        §k.remove(x)", "it = iter(§l)\nfor a in it:\n    b = next(it, \"end\")\n    §o",
	"i1 = 0\nwhile i1 < ‹2|3›:\n    i1 += 1\n    §o", "i2 = 0\nwhile i2 < 3 and §c:\n    i2 += 1\n    §o\nelse:\n    §b", "i3 = 0\nwhile True:\n    i3 += 1\n    if i3 > 2 or §c: break\n    §o\n    §b", "i4 = 0\nwhile i4 < 5 and M:\n    i4 += 1\n    a = M.pop(0)\n    §b",
	// exceptions
	"try:\n    §p\nexcept ‹Exception|(KeyError, ValueError, IndexError) as e|BaseException as e|LookupError›:\n    §b", "try:\n    §p\n    §b\nexcept ValueError:\n    §b\nexcept Exception as e:\n    §b\nelse:\n    §b", "try:\n    §p\nexcept Exception:\n    §b\nfinally:\n    §b", "try:\n    §b\nfinally:\n    §m.append(§s)",
	"try:\n    §n = §s\n    ‹raise ValueError(§n)|check(§n)|int(§n)›\n    §b\nexcept (ValueError, NameError) as e:\n    §m.append(str(e)[:0] + \"caught\")\nelse:\n    §b\nfinally:\n    §b", "try:\n    try:\n        §p\n    except KeyError as e:\n        raise ValueError(\"again\") from e\n    finally:\n        §b\nexcept Exception:\n    §b",
	"for x in §l:\n    try:\n        §p\n    except Exception:\n        ‹continue|break|pass›\n    finally:\n        §m.append(\"fin\")\n    §o", "try:\n    §p\nexcept SystemExit:\n    §b", "try:\n    §p\nexcept:\n    §b",
	// with
	"with contextlib.suppress(‹Exception|ValueError, KeyError›):\n    §p\n    §b", "with open(os.devnull) as fh:\n    §b", "with contextlib.nullcontext(§s) as c:\n    §b", "with contextlib.nullcontext(§m) as l, contextlib.nullcontext(§s) as a:\n    l.append(a)", "with contextlib.ExitStack() as stack:\n    stack.callback(§m.append, §s)\n    §b",
	// match
	"match §n:\n    case \"a\" | \"b\":\n        §b\n    case \"private\" if §c:\n        §b\n    case c:\n        §b", "match §m:\n    case []:\n        §b\n    case [a]:\n        §b\n    case [a, *M]:\n        §b", "match o:\n    case None:\n        §b\n    case str(x) if x:\n        a = x\n    case _:\n        §b",
	"match D:\n    case {\"k\": \"a\"}:\n        §b\n    case {\"k\": x, **rest}:\n        a, D = x, {\"k\": x, **rest}\n        §b", "match (§n, q):\n    case (\"a\", _) | (_, True):\n        §b\n    case (x, y):\n        b = x", "match §m:\n    case [\"--rm\", *rest] | [_, \"x\", *rest]:\n        §m = [\"got\", *rest]\n    case [*_, last]:\n        a = last",
	// definitions inside blocks
	"if §c:\n    def late(x):\n        return [x, §n]\nelse:\n    late = lambda x: [x]\n§m += late(§s)", "if §c:\n    class Late:\n        x = §s\n    a = Late.x\n    §b",
}

// raises leave a try.
var raises = []string{`raise ValueError("v")`, `raise KeyError(a)`, `int("x")`, `D["nope"]`, `~subprocess.check_call(["false"])`, `§m[99]`, `raise RuntimeError`, `assert not a, b`, `None.x`, `§n, §n = §l`, `~open("/nowhere/to/be/found")`, `sys.exit(§n)`}

// odds are what programs do now and then.
var odds = []string{
	"print(a)", "assert §c or True", "§m = [v for v in §m if v]", "b = (lambda v: v + a)(b)", "t = (a, b)\na, b = t", "a, b = (b, a) if §c else (a, b)", "del c\nc = a", "if not a: a = \"filled\"", "a = a if o is None else o", "pass", "\"\"\"docker run text\"\"\"",
	// aliases and nested lists
	"L = [*L]\nM = L\nM.append(\"alias\")", "D2 = D\nD2[\"k\"] = a", "P = [L, M]\nP[0].append(§s)", "P = [[§s], L]\nP[-1] += §l\nP[0][0:0] = P[1]\nM = P[0]", "for l in (L, M): l.append(§s)", "S = {\"L\": L}\nS[\"L\"] += [\"in\"]", "S = {\"x\": {\"y\": §l}}\nL = S[\"x\"][\"y\"]\nS[\"x\"][\"y\"].append(§s)", "add = L.append\nadd(§s)",
	"e = copy.deepcopy([L, M])\ne[0].append(\"deep\")\nL = e[0]", "P = [[]] * 2\nP[0].append(§s)\nM = P[1]", "P = [§l for _ in range(2)]\nP[0].append(\"r\")\nM = P[1]", "L += (\"tu\", b)", "M = [*M, *([\"c\"] if q else [])]", "P = [(k, v) for k, v in D.items()]\nfor k, v in P: §m += [k, v]", "both = L, M\nboth[0].append(§s)", "L = list(M)\nM.append(§s)",
	"old = L\nL = L + [§s]\nold.append(\"old\")", "old = L\nL += [§s]\nM = old", "P = {\"p\": L, \"q\": M}\nfor key in P: P[key].append(key)", "T = (L, \"t\")\nT[0].extend(§l)", "rows = [[x, §n] for x in §l]\nfor row in rows: §m.extend(row)", "L.append(L[0]) if L else None", "L2 = L if §c else M\nL2.append(§s)",
	// closures and generators that are consumed late
	"gen = (x for x in L)\nM = [*gen]\nM += list(gen)", "gen = (x for x in L)\nL.append(§s)\nM = list(gen)", "gen = (x + a for x in [§s])\na = \"later\"\nM = list(gen)", "fs = [lambda: x for x in (\"p\", \"q\")]\n§m.append(fs[0]())", "fs = [lambda x=x: x for x in (\"p\", §s)]\n§m += [f() for f in fs]", "later = lambda: a + b\na = §s\n§n = later()",
	"m = map(lambda x: x + a, L)\na = §s\nL = list(m)", "pairs = zip(L, [§s, §s])\nM = [x for p in pairs for x in p]", "ops = {\"a\": lambda x: [x], \"b\": lambda x: [x, x]}\nM = ops.get(§n, ops[\"a\"])(§s)", "it = iter(§l)\na = next(it, \"none\")\nM = list(it)",
	// the environment
	"os.environ[\"N\"] = a\nb = os.environ[\"N\"]", "os.environ.update(N=§s)\nb = os.environ.get(\"N\", \"?\")", "~os.environ.setdefault(\"T\", §s)\na = os.environ[\"T\"]", "os.environ[§n or \"Z\"] = \"set\"", "~os.environ.pop(\"N\", None)", "~if \"A\" in os.environ: a = os.environ[\"A\"]", "~if (v := os.environ.get(\"A\")): §m += [\"-e\", f\"A={v}\"]",
	"~env = os.environ.copy()\nenv[\"A\"] = §s\nL = [env[\"A\"], env.get(\"B\", \"nb\")]\na = os.environ.get(\"A\", \"\")", "~for k in (\"A\", \"B\", \"C\"):\n    if k in os.environ: §m += [\"-e\", k]", "~b = os.environ.get(\"A\")\nif b is None: b = \"none\"", "~if not os.environ.get(\"B\"): sys.exit(\"no B\")", "~for k, v in sorted(os.environ.items()):\n    if k in (\"A\", \"N\"): §m.append(f\"{k}={v}\")", "~del os.environ[\"A\"]\na = os.getenv(\"A\", \"gone\")",
	"~c = subprocess.run([\"echo\", a], capture_output=True, text=True).stdout.strip()", "~M = subprocess.check_output([\"echo\", b]).decode().split()", "~a = os.path.expanduser(\"~/x\")", "~M = os.environ.get(\"A\", \"\").split()",
	// arguments
	"~a = sys.argv[1] if len(sys.argv) > 1 else \"none\"", "~if len(sys.argv) > 2:\n    a, b = sys.argv[1:3]", "~for arg in sys.argv[1:]:\n    if arg == \"a\": q = True\n    elif arg.startswith(\"-\"): break\n    else: §m.append(arg)", "~args = sys.argv[1:]\nwhile args:\n    x = args.pop(0)\n    if x == \"x\" and args: b = args.pop(0)\n    elif x: L.append(x)",
	"~parser = argparse.ArgumentParser()\nparser.add_argument(\"--mode\", default=§s, choices=None)\nparser.add_argument(\"--flag\", action=\"store_true\")\nparser.add_argument(\"rest\", nargs=\"*\")\nns, _ = parser.parse_known_args()\na = ns.mode\nif ns.flag: L.append(\"flag\")\nM = ns.rest", "~script, *M = sys.argv",
}
