package python_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// stmt is a statement of a generated program: a line, or blocks. Any statement
// can be taken out of a program, which stays one.
type stmt struct {
	line   string
	blocks []block
}

type block struct {
	open string
	body []stmt
}

func render(program []stmt) string {
	var b strings.Builder
	b.WriteString(header)
	renderAt(&b, program, "")
	return b.String()
}

// header is what generated programs import.
const header = `import asyncio, atexit, contextlib, copy, functools, itertools, os, shlex, subprocess, sys
from dataclasses import dataclass, field
from enum import Enum
from os.path import join
from pathlib import Path
from typing import NamedTuple
`

func renderAt(b *strings.Builder, program []stmt, indent string) {
	for _, s := range program {
		for line := range strings.Lines(s.line) {
			fmt.Fprintf(b, "%s%s\n", indent, strings.TrimSuffix(line, "\n"))
		}
		for _, k := range s.blocks {
			fmt.Fprintf(b, "%s%s\n", indent, k.open)
			renderAt(b, k.body, indent+"    ")
			if len(k.body) == 0 {
				fmt.Fprintf(b, "%s    pass\n", indent)
			}
		}
	}
}

// generator makes random programs that end, and start the engine at sites that
// have a name each. Its variables have types, so that few programs fail: a, b, c
// are strings, o is a string or None, q is a truth, n a number, L, M lists, D a
// dict of strings.
type generator struct {
	*rand.Rand
	closed    bool // nothing depends on the environment, arguments or how processes end
	sites     int
	counters  int
	helpers   []helper
	inside    *helper // the function around the statement
	loops     int     // around the statement
	protected int     // try statements around the statement
}

func newGenerator(seed uint64, closed bool) *generator {
	return &generator{Rand: rand.New(rand.NewPCG(seed, 11)), closed: closed}
}

func oneOf[T any](g *generator, choices ...T) T { return choices[g.IntN(len(choices))] }

func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

// program is some variables, some definitions and some statements.
func (g *generator) program() []stmt {
	out := g.variables()
	for range g.IntN(3) {
		out = append(out, g.define()...)
	}
	out = append(out, g.body(3+g.IntN(5), 2)...)
	return append(out, g.engine())
}

func (g *generator) variables() []stmt {
	lines := []string{
		`a = os.environ.get("A", "da")`, `b = os.getenv("B") or "db"`, `c = "lit"`, `o = os.environ.get("C")`,
		`q = len(sys.argv) > 2`, `n = 2`, `L = ["--rm"]`, `M = sys.argv[1:]`, `D = {"k": a, "j": "v"}`,
	}
	if g.closed {
		lines = []string{
			`a = ` + g.literal(), `b = ` + g.literal(), `c = "lit"`, `o = ` + oneOf(g, "None", `"o"`, `""`),
			`q = ` + oneOf(g, "True", "False"), `n = 2`, `L = ["--rm"]`, `M = ` + oneOf(g, "[]", `["x", "y"]`), `D = {"k": a, "j": "v"}`,
		}
	}
	out := make([]stmt, len(lines))
	for i, l := range lines {
		out[i].line = l
	}
	return out
}

func (g *generator) body(count, depth int) []stmt {
	var out []stmt
	for range count {
		out = append(out, g.stmt(depth))
	}
	return out
}

func (g *generator) stmt(depth int) stmt {
	if depth > 0 && g.chance(38) {
		return g.compound(depth - 1)
	}
	switch g.IntN(20) {
	case 0, 1, 2:
		return g.engine()
	case 3, 4, 5, 6:
		return stmt{line: g.assignment()}
	case 7, 8, 9, 10, 11, 12:
		return stmt{line: g.mutation()}
	case 13, 14, 15, 16:
		return g.use()
	case 17:
		return g.control()
	}
	return stmt{line: g.odd()}
}

// engine starts the engine at a site of its own.
func (g *generator) engine() stmt {
	g.sites++
	site := fmt.Sprintf("site%03d", g.sites)
	items := fmt.Sprintf(`"docker", "run", "%s"`, site)
	for range 1 + g.IntN(3) {
		items += ", " + g.element()
	}
	argv := "[" + items + "]"
	if g.chance(20) {
		argv = fmt.Sprintf(`["docker", "run", "%s"] + %s`, site, g.list(1))
	}
	switch g.IntN(14) {
	case 0:
		return stmt{line: fmt.Sprintf(`os.system(f"docker run shell%03d {%s} " + shlex.quote(%s))`, g.sites, g.name(), g.str(0))}
	case 1:
		return stmt{line: fmt.Sprintf(`subprocess.run("docker run shell%03d " + shlex.join(%s), shell=True)`, g.sites, g.list(1))}
	case 2:
		return stmt{line: "subprocess.Popen(" + argv + ").wait()"}
	case 3:
		return stmt{line: "ok = subprocess.call(args=" + argv + ") == 0"}
	case 4:
		return stmt{line: fmt.Sprintf("cmd = %s\ncmd += %s\nsubprocess.run(cmd, check=False)", argv, g.list(1))}
	case 5:
		return stmt{line: fmt.Sprintf("cmd = %s\ncmd[3:3] = %s\ncmd.insert(-1, %s)\nsubprocess.check_call(cmd)", argv, g.list(1), g.str(1))}
	case 6:
		return stmt{line: `os.spawnvp(os.P_WAIT, "docker", ` + argv + `)`}
	case 7:
		return stmt{line: `os.spawnlp(os.P_WAIT, "docker", ` + items + `)`}
	}
	return stmt{line: "subprocess.run(" + argv + ")"}
}

func (g *generator) name() string     { return oneOf(g, "a", "b", "c") }
func (g *generator) listName() string { return oneOf(g, "L", "M") }

func (g *generator) literal() string {
	return oneOf(g, `"a"`, `"b"`, `"x1"`, `"p q"`, `""`, `"a  b"`, `"--rm"`, `"private"`, `"k=v"`, `"a,b"`, `"/etc/x"`)
}

// element is what can stand in a list display.
func (g *generator) element() string {
	switch g.IntN(6) {
	case 0, 1:
		return g.literal()
	case 2, 3:
		return g.str(1)
	}
	return "*" + g.list(1)
}

// str is an expression that is a string; deep says how far it may nest.
func (g *generator) str(deep int) string {
	if deep <= 0 || g.chance(30) {
		return oneOf(g, g.literal(), g.name(), g.name(), g.name(), `(o or "d")`, `D["k"]`, `D.get("z", "dz")`)
	}
	x, y := g.str(deep-1), g.str(deep-1)
	exprs := []string{
		`f"{` + g.name() + `}/{` + g.name() + `}"`, `f"k={o}"`, `f"{n}x"`, x + ` + "-" + ` + y, `"%s=%s" % (` + x + `, ` + y + `)`,
		`"{}:{}".format(` + x + `, ` + y + `)`, `"{0}{0}{x}".format(` + x + `, x=` + y + `)`, `os.path.join(` + x + `, ` + y + `)`,
		`join(` + x + `, "sub")`, `",".join(` + g.list(deep-1) + `)`, `str(n)`, `str(` + x + `)`, `(` + x + ` if ` + g.cond(1) + ` else ` + y + `)`,
		`(` + x + ` or ` + y + `)`, `(` + x + ` and ` + y + `)`, `(` + x + `).strip()`, `(` + x + `).replace("a", "b")`, `(` + x + `).upper()`,
		`(` + x + `).split(",")[0]`, `shlex.quote(` + x + `)`, `str(Path(` + x + `) / "s")`, `str(Path("/r") / ` + x + `)`, `os.path.basename(` + x + `)`,
		`(L[0] if L else "no")`, `(M[-1] if M else "no")`, `D[` + oneOf(g, `"k"`, `"k"`) + `]`, `D.get(` + x + `, ` + y + `)`,
		`os.environ.get("N", ` + x + `)`, `"x" * n`, x + `[1:]`, `next(iter(` + g.list(deep-1) + `), "none")`, `{"a": "one", "b": "two"}.get(` + x + `, "other")`,
		`(lambda x, y="z": x + y)(` + x + `)`, `{"a": "1", "private": "2"}.get(` + x + `, ` + y + `)`, `os.environ.get("B", "nb")`,
		`"{k}".format_map(D)`, `"{k}/{x}".format(x="w", **D)`, `f"{` + g.name() + `!s}:{` + g.name() + `:>3}"`, `(` + x + `).removeprefix("a")`,
	}
	if g.closed {
		exprs = slices.DeleteFunc(exprs, func(x string) bool { return strings.Contains(x, "environ") })
	}
	if g.protected > 0 {
		exprs = append(exprs, g.listName()+`[0]`, g.listName()+`[-1]`, `D[`+g.name()+`]`, `{"a": "1", "private": "2"}[`+x+`]`)
		if !g.closed {
			exprs = append(exprs, `os.environ["B"]`)
		}
	}
	if h, ok := g.helper(givesText); ok {
		exprs = append(exprs, g.callOf(h), g.callOf(h), g.callOf(h), g.callOf(h))
	}
	return oneOf(g, exprs...)
}

// list is an expression that is a list of strings, a new one or one that there
// is.
func (g *generator) list(deep int) string {
	if deep <= 0 || g.chance(25) {
		return oneOf(g, g.listName(), g.listName(), `["-e", `+g.name()+`]`, `[]`, `[`+g.literal()+`, `+g.literal()+`]`)
	}
	x, l, m := g.str(deep-1), g.list(deep-1), g.list(deep-1)
	exprs := []string{
		`[` + x + `, *` + l + `]`, `[*` + l + `, *` + m + `]`, l + ` + ` + m, `list(` + l + `)`, `(` + l + `)[1:]`, `(` + l + `)[:2]`, `(` + l + `)[-1:]`, `(` + l + `)[:-1]`,
		`(` + l + `)[1:-1]`, `sorted(` + l + `)`, `[x for x in ` + l + `]`, `[f"--{x}" for x in ` + l + ` if x != "a"]`, `[y for x in ` + l + ` for y in ("-e", x)]`,
		`(` + l + ` if ` + g.cond(1) + ` else ` + m + `)`, `(` + l + ` or ["z"])`, `(["-e", o] if o else [])`, `shlex.split("--a b 'c d'")`, `shlex.split(f"-x '{c}' " + shlex.quote(` + x + `))`,
		`(` + x + `).split()`, `(` + x + `).split(",")`, `list(D)`, `[f"{k}={v}" for k, v in D.items()]`, `list(D.values())`, `[` + x + `] * n`, `list(reversed(` + l + `))`,
		`(` + l + `).copy()`, `(` + l + `)[:]`, `list(filter(None, ` + l + `))`, `list(map(str, ` + l + `))`, `[*("-v", ` + x + `)]`, `list(("t", ` + x + `) + tuple(` + l + `))`,
		`[f"{i}{x}" for i, x in enumerate(` + l + `)]`, `[x + y for x, y in zip(` + l + `, ` + m + `)]`, `[str(i) for i in range(n)]`, `copy.copy(` + l + `)`, `list(itertools.chain(` + l + `, ` + m + `))`,
		`sum([` + l + `, ` + m + `], [])`, `list(dict.fromkeys(` + l + `))`, `list({` + x + `: 1, ` + g.literal() + `: 2})`, `[z for z in (` + x + `, None, "n") if z]`, `sorted({` + x + `, "q"})`,
		`[*(x for x in ` + l + `)]`, `list({**D, ` + x + `: "w"})`, `(` + l + `)[::-1]`, `(` + l + `)[::2]`,
	}
	if h, ok := g.helper(givesList); ok {
		exprs = append(exprs, g.callOf(h), g.callOf(h), g.callOf(h), g.callOf(h), g.callOf(h))
	}
	return oneOf(g, exprs...)
}

func (g *generator) cond(deep int) string {
	x := g.name()
	if deep > 0 && g.chance(20) {
		return oneOf(g, g.cond(0)+" and "+g.cond(0), g.cond(0)+" or "+g.cond(0), "not ("+g.cond(0)+")")
	}
	return oneOf(g, x+` == "a"`, x+` != "private"`, x, "not "+x, "o is None", "o is not None", "o", x+` in ("a", "b")`, x+` not in ["a", ""]`, "q", "not q",
		"len("+g.listName()+") > 1", g.listName(), `"a" in `+g.listName(), x+`.startswith("a")`, "isinstance(o, str)", "n > 2", `"k" in D`, x+` in D`,
		x+" == "+g.name(), `D.get("k") == "a"`, g.listName()+` == []`, x+` == "a" != b`, "n == 2", `"x" in `+x, "o == "+x, `os.path.exists("nope")`, `any(`+g.listName()+`)`)
}

func (g *generator) assignment() string {
	x := g.name()
	return oneOf(g, x+" = "+g.str(2), x+" = "+g.str(1), x+" += "+g.str(1), "o = "+oneOf(g, "None", g.str(1), "o or "+x), "q = bool("+g.cond(1)+")",
		"n = "+oneOf(g, "1", "3", "n + 1", "len("+g.listName()+")", "int(bool(q))"), x+", "+g.name()+" = "+g.str(1)+", "+g.str(1),
		g.listName()+" = "+g.list(2), g.listName()+" = "+g.list(2), "L, M = M, L", x+", *M = ["+g.str(1)+", *"+g.list(1)+"]", "D = {"+g.str(1)+": "+g.str(1)+", **D}",
		"*L, "+x+" = ["+g.element()+", "+g.str(1)+"]", "M = L", "L = M", "("+x+" := "+g.str(1)+")", "D = dict(k="+g.str(1)+", j="+g.str(1)+")", "D = {k: v for k, v in D.items() if v or k == \"k\"}")
}

// mutation changes a list or a dict.
func (g *generator) mutation() string {
	l, x := g.listName(), g.str(1)
	return oneOf(g, l+".append("+x+")", l+".append("+x+")", l+" += "+g.list(1), l+".extend("+g.list(1)+")", l+" += [\"-e\", f\"K={"+g.name()+"}\"]", l+".insert("+oneOf(g, "0", "1", "-1", "n")+", "+x+")",
		l+"[1:1] = "+g.list(1), l+"[-1:-1] = "+g.list(1), l+"[:1] = "+g.list(1), "del "+l+"[1:]", "del "+l+"[:1]", "if "+l+": "+l+".pop()", "if "+l+": "+l+".pop(0)", "if "+l+": del "+l+"[0]", "if \"a\" in "+l+": "+l+".remove(\"a\")",
		"if "+l+": "+l+"[0] = "+x, "if "+l+": "+l+"[-1] = "+x, l+".clear()", l+".reverse()", l+".sort()", l+".sort(reverse=True)", "if "+g.cond(1)+": "+l+".append("+x+")", "if "+g.cond(1)+": "+l+" += "+g.list(1), "if "+g.cond(1)+": "+l+" += "+g.list(1),
		"D[\"k\"] = "+x, "D["+g.name()+"] = "+x, "D.update("+oneOf(g, "j", "m")+"="+x+")", "D.pop(\"j\", None)", "D.setdefault(\"k\", "+x+")", "D.update({"+x+": "+g.str(1)+"})", "if "+g.cond(1)+": D[\"m\"] = "+x, "D.pop("+g.name()+"+\"?\", None)",
		l+" *= 2", "if len("+l+") > 9: del "+l+"[9:]", "for i in range(len("+l+")): "+l+"[i] = "+l+"[i] + \"!\"", "D |= {\"u\": "+x+"}")
}

func (g *generator) compound(depth int) stmt {
	switch g.IntN(14) {
	case 0, 1, 2, 3:
		return g.ifStmt(depth)
	case 4, 5, 6, 7:
		return g.forStmt(depth)
	case 8:
		return g.whileStmt(depth)
	case 9, 10:
		return g.tryStmt(depth)
	case 11:
		return g.matchStmt(depth)
	case 12:
		return stmt{blocks: []block{{"with " + oneOf(g, "contextlib.suppress(Exception)", "contextlib.suppress(ValueError, KeyError)", `open(os.devnull) as fh`, "contextlib.nullcontext("+g.str(1)+") as c") + ":", g.risky(depth)}}}
	}
	return g.ifStmt(depth)
}

func (g *generator) ifStmt(depth int) stmt {
	s := stmt{blocks: []block{{"if " + g.cond(1) + ":", g.body(1+g.IntN(2), depth)}}}
	if g.chance(30) {
		s.blocks = append(s.blocks, block{"elif " + g.cond(1) + ":", g.body(1+g.IntN(2), depth)})
	}
	if g.chance(50) {
		s.blocks = append(s.blocks, block{"else:", g.body(1+g.IntN(2), depth)})
	}
	return s
}

func (g *generator) forStmt(depth int) stmt {
	g.loops++
	defer func() { g.loops-- }()
	over := oneOf(g, "for a in "+g.list(1), "for b in ("+g.str(1)+", "+g.str(1)+")", "for c in list(D)", "for c, a in D.items()", "for i in range(n)",
		"for i, b in enumerate("+g.list(1)+")", "for a in list("+g.listName()+")", "for a, b in zip(L, M)", "for c in "+g.listName()+"[:3]", "for x in "+g.list(1))
	if over == "for c, a in D.items()" {
		over = "for c, a in list(D.items())"
	}
	s := stmt{blocks: []block{{over + ":", g.body(1+g.IntN(3), depth)}}}
	if g.chance(20) {
		g.loops--
		defer func() { g.loops++ }()
		s.blocks = append(s.blocks, block{"else:", g.body(1, depth)})
	}
	return s
}

func (g *generator) whileStmt(depth int) stmt {
	g.counters++
	i := fmt.Sprintf("i%d", g.counters)
	g.loops++
	defer func() { g.loops-- }()
	cond := oneOf(g, i+" < 2", i+" < 3 and "+g.cond(0), "True", i+" < 5 and M")
	body := []stmt{{line: i + " += 1"}}
	if cond == "True" {
		body = append(body, stmt{line: "if " + i + " > 2: break"})
	}
	return stmt{blocks: []block{{"if True:", []stmt{{line: i + " = 0"}, {blocks: []block{{"while " + cond + ":", append(body, g.body(1+g.IntN(2), depth)...)}}}}}}}
}

// risky are statements, some of which raise.
func (g *generator) risky(depth int) []stmt {
	g.protected++
	defer func() { g.protected-- }()
	return append(g.body(1+g.IntN(3), depth), g.body(g.IntN(2), depth)...)
}

func (g *generator) tryStmt(depth int) stmt {
	s := stmt{blocks: []block{{"try:", g.risky(depth)}}}
	finally := g.chance(40)
	if !finally || g.chance(60) {
		s.blocks = append(s.blocks, block{oneOf(g, "except Exception:", "except:", "except (KeyError, ValueError) as e:", "except ValueError:"), g.body(1+g.IntN(2), depth)})
		if g.chance(30) {
			s.blocks = append(s.blocks, block{"except Exception as e:", g.body(1, depth)})
			if s.blocks[1].open == "except:" {
				s.blocks[1].open = "except KeyError:"
			}
		}
		if g.chance(30) {
			s.blocks = append(s.blocks, block{"else:", g.body(1, depth)})
		}
	}
	if finally {
		s.blocks = append(s.blocks, block{"finally:", g.body(1, depth)})
	}
	return s
}

func (g *generator) matchStmt(depth int) stmt {
	cases := []block{{`case "a" | "b":`, g.body(1, depth)}, {`case "private" if ` + g.cond(0) + `:`, g.body(1, depth)}, {"case c:", g.body(1, depth)}}
	head := "match " + g.name() + ":"
	if g.chance(40) {
		head = "match " + g.listName() + ":"
		cases = []block{{"case []:", g.body(1, depth)}, {`case [a]:`, g.body(1, depth)}, {"case [a, *M]:", g.body(1, depth)}}
	}
	var body []stmt
	for _, c := range cases {
		body = append(body, stmt{blocks: []block{c}})
	}
	return stmt{blocks: []block{{head, body}}}
}

// control leaves something early.
func (g *generator) control() stmt {
	leave := []string{"sys.exit(3)"}
	if g.inside != nil {
		leave = append(leave, "return "+g.inside.result(g), "return "+g.inside.result(g), "return "+g.inside.result(g))
	}
	if g.loops > 0 {
		leave = append(leave, "break", "continue", "break", "continue")
	}
	if g.protected > 0 {
		leave = append(leave, `raise ValueError("v")`, "raise KeyError(a)", `int("x")`, `D["nope"]`, "subprocess.check_call([\"false\"])", `M[99]`)
	}
	return stmt{blocks: []block{{"if " + g.cond(1) + ":", []stmt{{line: oneOf(g, leave...)}}}}}
}

// odd is what programs do now and then.
func (g *generator) odd() string {
	l := g.listName()
	lines := []string{
		"print(a)", "x = y = " + g.str(1), "assert " + g.cond(1) + " or True", l + " = [v for v in " + l + " if v]", "b = (lambda v: v + a)(b)",
		"t = (a, b)\na, b = t", "L = [*L]\nM = L\nM.append(\"alias\")", "D2 = D\nD2[\"k\"] = a", "P = [L, M]\nP[0].append(" + g.str(1) + ")", "for l in (L, M): l.append(" + g.str(1) + ")",
		"S = {\"L\": L}\nS[\"L\"] += [\"in\"]", "add = L.append\nadd(" + g.str(1) + ")", "run = functools.partial(subprocess.run, check=False)\n" + fmt.Sprintf("run([\"docker\", \"run\", \"site%03d\", *L])", g.next()),
		"global_cmd = [\"docker\", \"run\", \"" + fmt.Sprintf("site%03d", g.next()) + "\"]\nglobal_cmd.extend(" + g.list(1) + ")\nif global_cmd[3:]: subprocess.run(global_cmd)",
		"gen = (x for x in L)\nM = [*gen]\nM += list(gen)", "a, b = (b, a) if " + g.cond(1) + " else (a, b)", "del c\nc = a", "e = copy.deepcopy([L, M])\ne[0].append(\"deep\")\nL = e[0]",
		"os.environ[\"N\"] = a\nb = os.environ[\"N\"]", "if not a: a = \"filled\"", "a = a if o is None else o", "L += (\"tu\", b)", "M = [*M, *([\"c\"] if q else [])]",
	}
	if !g.closed {
		lines = append(lines, "c = subprocess.run([\"echo\", a], capture_output=True, text=True).stdout.strip()", "M = subprocess.check_output([\"echo\", b]).decode().split()",
			"os.environ.pop(\"N\", None)", "a = os.path.expanduser(\"~/x\")", "M = os.environ.get(\"A\", \"\").split()")
	}
	return oneOf(g, lines...)
}

func (g *generator) next() int {
	g.sites++
	return g.sites
}
