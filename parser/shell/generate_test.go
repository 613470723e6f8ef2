package shell_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/egglint/egg/internal/oracletest"
)

type (
	stmt  = oracletest.Stmt
	block = oracletest.Block
)

// generator makes random programs that end, and start the engine at sites that
// have a name each.
type generator struct {
	*rand.Rand
	closed    bool // nothing depends on the environment, arguments or how commands end
	posix     bool // only what every POSIX shell knows
	sites     int
	counters  int
	functions int             // how many are defined so far: f1, f2, …
	function  bool            // inside one
	loops     int             // around the statement
	shifting  bool            // in a loop that ends when the arguments do
	used      map[string]bool // the constructs in the program
}

func newGenerator(seed uint64, closed, posix bool) *generator {
	return &generator{Rand: rand.New(rand.NewPCG(seed, 7)), closed: closed, posix: posix, used: map[string]bool{}}
}

func oneOf[T any](g *generator, choices ...T) T { return choices[g.IntN(len(choices))] }

// program is some functions and some statements.
func (g *generator) program() []stmt {
	var out []stmt
	if g.closed {
		for _, name := range tracked {
			out = append(out, stmt{Line: name + "=" + g.literal()})
		}
		out = append(out, stmt{Line: "L=() M=(); set -- " + g.literal() + " " + g.literal()})
	}
	if !g.closed && g.IntN(5) == 0 {
		out = append(out, stmt{Line: "set -e"})
	}
	for range g.IntN(3) {
		out = append(out, g.define())
	}
	out = append(out, g.body(3+g.IntN(5), 3)...)
	return append(out, g.engine())
}

func (g *generator) define() stmt {
	g.function = true
	body := g.body(2+g.IntN(3), 2)
	g.function = false
	g.functions++
	return stmt{Blocks: []block{{Open: fmt.Sprintf("f%d() {", g.functions), Body: body}}, End: "}"}
}

func (g *generator) body(n, depth int) []stmt {
	var out []stmt
	for range n {
		out = append(out, g.stmt(depth))
	}
	return out
}

func (g *generator) stmt(depth int) stmt {
	if depth > 0 && g.IntN(100) < 45 {
		return g.compound(depth - 1)
	}
	switch g.IntN(22) {
	case 0, 1, 2:
		return g.engine()
	case 3, 4, 5, 6:
		return stmt{Line: g.scalar()}
	case 7, 8, 9, 10:
		return stmt{Line: g.array()}
	case 11, 12:
		return g.call()
	case 13, 14:
		return g.control()
	case 15:
		return stmt{Line: g.parameters()}
	case 16:
		return stmt{Line: g.cond() + oneOf(g, " && ", " || ") + oneOf(g, g.scalar(), g.engine().Line)}
	}
	if g.IntN(2) == 0 {
		return g.construct()
	}
	return stmt{Line: g.odd()}
}

// engine starts the engine at a site of its own.
func (g *generator) engine() stmt {
	g.sites++
	line := fmt.Sprintf("docker run site%d", g.sites)
	for range 1 + g.IntN(3) {
		line += " " + g.word()
	}
	if g.IntN(12) == 0 {
		line = g.name() + "=" + g.quoted() + " " + line
	}
	return stmt{Line: line + " img"}
}

func (g *generator) name() string { return oneOf(g, tracked...) }

func (g *generator) list() string { return oneOf(g, "L", "M") }

func (g *generator) literal() string {
	return oneOf(g, "a", "b", "x1", "'p q'", `""`, `"a  b"`, "--rm", "private", `'$A'`, `a\ b`, "k=v")
}

func (g *generator) position() string {
	if g.posix {
		return oneOf(g, "1", "2", "3")
	}
	return oneOf(g, "1", "2", "3", "@:2", "@:1")
}

// word is an argument: known or not, quoted or not.
func (g *generator) word() string {
	switch n := g.IntN(16); {
	case n < 4:
		return g.literal()
	case n < 8:
		return g.quoted()
	case n < 11 && !g.posix:
		return g.elements()
	case n < 13:
		return oneOf(g, `"$@"`, `"$@"`, `$@`, `$*`, `"$*"`, `"x$@y"`, `"${`+g.position()+`}"`, `${1-d}`, `"$#"`)
	case n == 13:
		return oneOf(g, "--opt=$"+g.name(), g.name()+"=$"+g.name(), "$"+g.name()+"$"+g.name())
	}
	return g.expansion(1)
}

func (g *generator) elements() string {
	l := g.list()
	return oneOf(g, `"${`+l+`[@]}"`, `"${`+l+`[@]}"`, `"${`+l+`[@]}"`, `${`+l+`[@]}`, `"${`+l+`[*]}"`, `"${`+l+`[0]}"`, `"${`+l+`[1]}"`,
		`${`+l+`[@]+"${`+l+`[@]}"}`, `"${`+l+`[@]:-none}"`, `"p${`+l+`[@]}q"`, `"${#`+l+`[@]}"`, `"${`+l+`[@]:1}"`, `"$`+l+`"`)
}

// quoted is exactly one word.
func (g *generator) quoted() string {
	words := []string{g.literal(), `"$` + g.name() + `"`, `"$` + g.name() + `"`, `"$` + g.name() + `/$` + g.name() + `"`,
		`"k=${` + g.name() + `}"`, `"` + g.expansion(0) + `"`, `"${` + g.name() + `%b}"`, `"${` + g.name() + `#a}"`, `"${#` + g.name() + `}"`, `"${1-}"`}
	if !g.closed {
		words = append(words, `"$(echo "$`+g.name()+`")"`)
	}
	return oneOf(g, words...)
}

// expansion is ${X…}; deep says how many more may stand inside.
func (g *generator) expansion(deep int) string {
	name := g.name()
	op := oneOf(g, "", "", ":-", "-", ":+", "+", ":=", "=")
	if op == "" {
		return "$" + name
	}
	word := oneOf(g, "d", "d e", "", "--flag", `"q r"`, "$"+g.name(), `"$`+g.name()+`"`)
	if deep > 0 && g.IntN(4) == 0 {
		word = g.expansion(deep - 1)
	}
	return "${" + name + op + word + "}"
}

func (g *generator) scalar() string {
	op := "="
	if !g.posix && g.IntN(4) == 0 {
		op = "+="
	}
	return g.name() + op + oneOf(g, g.quoted(), g.quoted(), g.expansion(1), `"$*"`)
}

func (g *generator) array() string {
	if g.posix {
		return "set -- \"$@\" " + g.word()
	}
	words := make([]string, g.IntN(4))
	for i := range words {
		words[i] = g.word()
	}
	list := "(" + strings.Join(words, " ") + ")"
	switch g.IntN(12) {
	case 0:
		return g.list() + "=" + g.literal()
	case 1:
		return g.list() + "[1]=" + g.quoted()
	case 2:
		return g.list() + "+=" + g.literal()
	case 3, 4, 5:
		return g.list() + "=" + list
	}
	return g.list() + "+=" + list
}

func (g *generator) call() stmt {
	if g.functions == 0 || g.function && g.functions < 2 {
		return g.engine()
	}
	line := fmt.Sprintf("f%d", 1+g.IntN(g.functions))
	for range g.IntN(3) {
		line += " " + g.word()
	}
	if g.IntN(6) == 0 {
		line = g.name() + "=" + g.quoted() + " " + line
	}
	return stmt{Line: line + g.ending("", "", "", " || true", " && A=yes", " >/dev/null")}
}

// control leaves something early.
func (g *generator) control() stmt {
	leave := []string{"exit", "exit 3", "return", "return 1", "(exit 1)", "false"}
	if g.loops > 0 {
		leave = append(leave, "break", "continue", "break", "continue", "break 2", "continue 2")
	}
	line := oneOf(g, leave...)
	if strings.HasPrefix(line, "return") && !g.function {
		line = "exit 0"
	}
	return stmt{Blocks: []block{{Open: "if " + g.cond() + "; then", Body: []stmt{{Line: line}}}}, End: "fi"}
}

func (g *generator) parameters() string {
	if g.shifting {
		return g.scalar()
	}
	return oneOf(g, "shift", "shift 2", "set -- "+g.word()+" "+g.word(), `set -- "$@" `+g.word(), "set --", `set -- -x "$@"`)
}

// odd is what programs do now and then.
func (g *generator) odd() string {
	name := g.name()
	common := []string{"unset " + name, "export " + name, "export " + name + "=" + g.quoted(), ": ${" + name + ":=dflt}", "eval '" + name + "=ev'",
		"IFS=:", "unset IFS", "set +e", name + "=$(echo one two)", "read " + name + " <<EOF\n$" + g.name() + "\nEOF", "eval \"docker run site0 \\\"\\$" + name + "\\\"\"",
		"{ " + g.scalar() + "; " + g.engine().Line + "; } >/dev/null", "! " + g.engine().Line, g.engine().Line + " &"}
	if g.closed {
		return oneOf(g, append(common[:5], "declare "+name+"="+g.quoted())...)
	}
	if g.function {
		common = append(common, "local "+name, "local "+name+"="+g.quoted(), "local "+name+"="+g.quoted())
	}
	if !g.posix {
		common = append(common, "read -r "+name+" <<< \""+g.literal2()+"\"", "declare "+name+"="+g.quoted(), "unset "+g.list(),
			"mapfile -t "+g.list()+" < <(printf '%s\\n' \"$"+name+"\")", "printf -v "+name+" '%s-%s' a b", "(( n++ )) || :")
	}
	return oneOf(g, common...)
}

func (g *generator) literal2() string { return oneOf(g, "one", "two words", "$A", "") }
