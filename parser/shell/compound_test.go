package shell_test

import (
	"fmt"
)

// cond is a command that is asked how it ends.
func (g *generator) cond() string {
	c := g.simpleCond()
	switch g.IntN(8) {
	case 0:
		return c + oneOf(g, " && ", " || ") + g.simpleCond()
	case 1:
		return "! " + c
	}
	return c
}

func (g *generator) simpleCond() string {
	v := `"$` + g.name() + `"`
	value := oneOf(g, "a", "private", `""`, "'a b'", "w", `"$`+g.name()+`"`)
	conds := []string{
		"[ -n " + v + " ]", "[ -z " + v + " ]", "[ " + v + " = " + value + " ]", "[ " + v + " != " + value + " ]",
		"test " + v, "[ \"$#\" -gt 1 ]", `[ -n "${` + g.name() + `+x}" ]`, `[ -z "${` + g.name() + `-}" ]`, "[ $" + g.name() + " = " + value + " ]",
		"[ ! " + v + " = " + value + " ]", "[ -n " + v + " -a " + v + " != b ]",
	}
	if !g.posix {
		conds = append(conds, "[[ -n $"+g.name()+" ]]", "[[ $"+g.name()+" = "+value+" ]]", "[[ $"+g.name()+" == p* ]]", "[[ $"+g.name()+" != *a && -n "+v+" ]]",
			"[[ -v "+g.name()+" ]]", "[[ ${#"+g.list()+"[@]} -gt 0 ]]", "[[ ! ( "+v+" = a || -z "+v+" ) ]]", "(( ${#"+g.list()+"[@]} > 1 ))")
	}
	if !g.closed && !g.posix {
		conds = append(conds, "[[ "+v+" =~ ^a ]]")
	}
	if !g.closed {
		conds = append(conds, "[ -e nofile ]", g.engine().Line, "true", "false")
	}
	return oneOf(g, conds...)
}

func (g *generator) compound(depth int) stmt {
	switch g.IntN(12) {
	case 0, 1, 2, 3:
		return g.ifStmt(depth)
	case 4, 5:
		return g.caseStmt(depth)
	case 6, 7:
		return g.forStmt(depth)
	case 8:
		if g.closed {
			return g.forStmt(depth)
		}
		return g.whileStmt(depth)
	case 9:
		return stmt{Blocks: []block{{Open: "(", Body: g.inProcess(depth)}}, End: ")" + g.ending("", "", " || A=sub", " && A=sub")}
	case 10:
		if g.closed {
			return g.ifStmt(depth)
		}
		return stmt{Blocks: []block{{Open: "echo x | {", Body: g.inProcess(depth)}}, End: "}"}
	}
	return stmt{Blocks: []block{{Open: "{", Body: g.body(2, depth)}}, End: "}" + g.ending("", "", " || B=brace")}
}

// ending is what may follow a command to go by how it ended.
func (g *generator) ending(choices ...string) string {
	if g.closed {
		return ""
	}
	return oneOf(g, choices...)
}

// inProcess is the body of a subshell: loops around it are out of reach.
func (g *generator) inProcess(depth int) []stmt {
	loops := g.loops
	g.loops = 0
	defer func() { g.loops = loops }()
	return g.body(2, depth)
}

func (g *generator) ifStmt(depth int) stmt {
	s := stmt{Blocks: []block{{Open: "if " + g.cond() + "; then", Body: g.body(1+g.IntN(2), depth)}}, End: "fi"}
	if g.IntN(4) == 0 {
		s.Blocks = append(s.Blocks, block{Open: "elif " + g.cond() + "; then", Body: g.body(1, depth)})
	}
	if g.IntN(2) == 0 {
		s.Blocks = append(s.Blocks, block{Open: "else", Body: g.body(1+g.IntN(2), depth)})
	}
	return s
}

func (g *generator) caseStmt(depth int) stmt {
	subject := oneOf(g, "$"+g.name(), `"$`+g.name()+`"`, "${"+g.name()+":-a}", "$1", "$"+g.name()+"/$"+g.name())
	s := stmt{Blocks: []block{{Open: "case " + subject + " in"}}, End: "esac"}
	s.Blocks = nil
	s.Line = "case " + subject + " in"
	for range 1 + g.IntN(3) {
		closing := ";;"
		if !g.posix {
			closing = oneOf(g, ";;", ";;", ";;", ";;", ";&", ";;&")
		}
		pattern := oneOf(g, "a", "private", "a|b", "''", "p*", "?", `"$`+g.name()+`"`, "*b*", "[ab]*", "-*")
		s.Blocks = append(s.Blocks, block{Open: pattern + ")", Body: g.body(1, depth), Close: closing})
	}
	if g.IntN(2) == 0 {
		s.Blocks = append(s.Blocks, block{Open: "*)", Body: g.body(1, depth), Close: ";;"})
	}
	return s
}

func (g *generator) inLoop(n, depth int) []stmt {
	g.loops++
	defer func() { g.loops-- }()
	return g.body(n, depth)
}

func (g *generator) forStmt(depth int) stmt {
	words := ""
	for range 1 + g.IntN(3) {
		words += " " + g.word()
	}
	open := oneOf(g, "for "+g.name()+" in"+words+"; do", "for "+g.name()+" in"+words+"; do", `for `+g.name()+` in "$@"; do`, "for "+g.name()+"; do")
	return stmt{Blocks: []block{{Open: open, Body: g.inLoop(1+g.IntN(3), depth)}}, End: "done"}
}

// whileStmt is a loop that ends: by a counter of its own, or with the arguments.
func (g *generator) whileStmt(depth int) stmt {
	if g.IntN(2) == 0 && !g.shifting {
		return g.shiftLoop(depth)
	}
	g.counters++
	count := fmt.Sprintf("n%d", g.counters)
	open := oneOf(g, "while [ $"+count+" -lt 3 ]; do", "until [ $"+count+" -ge 2 ]; do", "while [ $"+count+" != 2 ] && "+g.cond()+"; do")
	step := stmt{Line: count + "=$((" + count + " + 1))"}
	return stmt{Line: count + "=0", Blocks: []block{{Open: open + "\n" + step.Line, Body: g.inLoop(1+g.IntN(3), depth)}}, End: "done"}
}

func (g *generator) shiftLoop(depth int) stmt {
	g.shifting = true
	defer func() { g.shifting = false }()
	open := oneOf(g, "while [ $# -gt 0 ]; do", `while [ -n "$1" ]; do`, `while (($#)); do`)
	if g.posix {
		open = "while [ $# -gt 0 ]; do"
	}
	first := oneOf(g, "A=$1; shift", "shift || exit", "B=$1; shift; L+=(\"$B\")")
	if g.posix {
		first = "A=$1; shift"
	}
	return stmt{Blocks: []block{{Open: open + "\n" + first, Body: g.inLoop(1+g.IntN(2), depth)}}, End: "done"}
}
