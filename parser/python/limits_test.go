package python_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/internal/oracletest"
)

// patience is how long any program may take to analyse: several times what is
// promised, for machines that are slow or busy.
const patience = 10 * time.Second

// hostile are programs that are made to take long, or much memory.
func hostile() map[string]string {
	calls := "import subprocess\ndef f0(): subprocess.run(['docker', 'run', 'site1'])\n"
	for i := range 30 {
		calls += fmt.Sprintf("def f%d():\n    f%d()\n    f%d()\n", i+1, i, i)
	}
	ifs := "import os, subprocess\ncmd = ['docker', 'run']\n"
	for i := range 64 {
		ifs += fmt.Sprintf("if os.environ.get('V%d'): cmd.append('--v%d')\n", i, i)
	}
	tries := "import subprocess\ncmd = ['docker']\ntry:\n"
	for i := range 10_000 {
		tries += fmt.Sprintf("    x%d = %d\n", i, i)
	}
	loops, indent := "import os\n", ""
	for i := range 18 {
		loops += fmt.Sprintf("%sfor x%d in os.environ['A']:\n", indent, i)
		indent += " "
	}
	return map[string]string{
		"calls":            calls + "f30()\n",
		"ifs":              ifs + "subprocess.run(cmd)\n",
		"try":              tries + "except Exception:\n    subprocess.run(cmd)\n",
		"loops":            loops + indent + "y = x0\n",
		"long list":        "import subprocess\nx = [" + strings.Repeat("'a', ", 100_000) + "]\nsubprocess.run(x)\n",
		"long sum":         "x = " + strings.Repeat("'a' + ", 5_000) + "'a'\n",
		"doubling list":    "import subprocess\nx = ['a']\n" + strings.Repeat("x = x + x\n", 60) + "subprocess.run(x)\n",
		"doubling string":  "import subprocess\nx = 'a'\n" + strings.Repeat("x = x + x\n", 60) + "subprocess.run([x])\n",
		"nested list":      "x = " + strings.Repeat("[", 150) + strings.Repeat("]", 150) + "\nfor y in x: print(y)\n",
		"itself":           "x = []\nx.append(x)\nd = {}\nd['d'] = d\nfor i in open('f'): x, d = f(x, d), x\nprint(x)\n",
		"endless":          "def f(x): return f(x + [1]) + f(x)\nf([])\n",
		"mutual":           "def f(x): return g(g(x))\ndef g(x): return h(h(x))\ndef h(x): return f(f(x))\nf(1)\n",
		"big numbers":      "x = 9 ** 9 ** 9\ny = [0] * 10 ** 9\nz = 'a' * 10 ** 9\nfor i in range(10 ** 9): y.append(i)\n",
		"comprehensions":   "x = [0, 1, 2, 3, 4, 5, 6, 7]\ny = [a for a in x for b in x for c in x for d in x for e in x for f in x for g in x for h in x]\n",
		"whiles":           strings.Repeat("while f(): pass\n", 500),
		"nested functions": "x = 1\n" + nestedFunctions(60),
		"continuations":    "x = " + strings.Repeat("\\\n", 300_000) + "1\nimport subprocess\nsubprocess.run(['docker'])\n",
		"dots":             "import os\nx = os" + strings.Repeat(".a", 100_000) + "\n",
		"parentheses":      "x = " + strings.Repeat("(", 10_000) + "1" + strings.Repeat(")", 10_000) + "\n",
		"imports itself":   "import program\nfrom program import *\nimport program.program\n",
	}
}

func nestedFunctions(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%sdef f%d(x):\n", strings.Repeat(" ", i), i)
	}
	fmt.Fprintf(&b, "%sreturn x\n", strings.Repeat(" ", n))
	return b.String()
}

func TestHostileProgramsEnd(t *testing.T) {
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			a := analyse(oracletest.Files{programFile: text})
			took := time.Since(start)
			t.Logf("%v, limited: %t, %d starts", took, a.Limited, a.Execs())
			assert.Less(t, took, patience)
		})
	}
}
