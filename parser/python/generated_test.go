package python_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What is generated is Python: a program that the interpreter refuses holds
// nothing to anything.
func TestGeneratedProgramsAreRead(t *testing.T) {
	real := newRealPython(t)
	for seed := range uint64(100) {
		files := layout.Files(newGenerator(seed, seed%4 == 0).program())
		_, ended := real.run(t, files, environments()[2])
		require.NotContains(t, ended, "SyntaxError", "seed %d\n%s", seed, files)
	}
}

// constructs are what the promise speaks of, and how it looks in a program.
var constructs = map[string][]string{
	"lists": {
		`\.append\(`, `\.extend\(`, `\.insert\(-1, `, `\.insert\(len\(cmd\) - 1`, ` \+= \[`, `\] \* n`, `del [LM]\[`, `\.pop\(\)`, `\.pop\(0\)`, `\.remove\(`, `\[-1:-1\] = `, `\[1:1\] = `, `\[3:3\] = `, `\*L, `, `\[::-1\]`,
		`\[x for x in`, `for x in .* for y in`, `if x != `, `for row in`, `list\(`, `\.copy\(\)`, `sorted\(`, `reversed\(`, ` if .* else `, ` or \["z"\]`, ` and \["y"\]`, `\nM = L\n`, `P = \[L, M\]`, `P\[0\]\.append`, `copy\.deepcopy`, `add = L\.append`, `zip\(`, `enumerate\(`,
	},
	"strings": {
		`f"\{`, `:03d\}`, `!r\}`, `!s\}`, `=\}"`, `" % \(`, `%\(k\)s`, `\.format\(`, `format_map\(`, `","\.join\(`, ` \+ "-" \+ `, `\.split\(`, `\.replace\(`, `\.strip\(`, `shlex\.split\(`, `shlex\.join\(`, `shlex\.quote\(`, `os\.path\.join\(`, `Path\(`, `str\(`,
		`\.partition\(`, `\.encode\(`, `Template\(`,
	},
	"refinement": {
		` in \("a", "b"\)`, ` == "a"`, ` is None`, ` is not None`, `if not [abc]:`, `isinstance\(o, str\)`, `raise ValueError\(v\)`, `"private": "2"\}\[`, `D\[[abc]\]`, `\(w := `, `not in `,
	},
	"loops": {
		`for a in \(?L`, `for x in sys\.argv|for arg in sys\.argv`, `while True:`, `while i\d < `, `\n +break`, `\n +continue`, `(?m)^    +for .*:\n`, `for .*:\n(    .*\n)+else:`, `while .*:\n(    .*\n)+else:`, `while args:`, `for i in range\(n\)`,
	},
	"exceptions": {
		`\ntry:`, `\nexcept ValueError:`, `\nexcept:`, `\nfinally:`, `\nelse:`, `raise \w+\("again"\) from e`, `raise Error_f`, `except Error_f`, `sys\.exit\(`, `\n +assert `, `return .*\n( +.*\n)*? +finally:`,
	},
	"with":  {`contextlib\.suppress\(`, `@contextlib\.contextmanager`, `def __exit__`, `with f\d\(.* as cmd`, `nullcontext\(`, `ExitStack\(`, `with .*, .*:`},
	"match": {`\nmatch `, `case "a" \| "b":`, ` if .*:\n`, `case \[a, \*M\]:`, `case \{"k": x, \*\*rest\}`, `case None:`, `case str\(x\)`, `case _:`},
	"functions": {
		`def f\d\(L, a="dflt"\)`, `acc=\[`, `\*, k`, `\*rest`, `\*\*kw`, `\*\*\{`, `nonlocal `, `global a, L`, `lambda`, `@deco_f\d\n`, `@deco_f\d\("`, `functools\.wraps`, `lru_cache`, `yield from`, `gen = f\d`, `functools\.partial\(`, `return f\d\(.*n - 1\)`, `return v, \["--t", v\]`, `def inner`, `atexit\.register`,
		`a, M = f\d`, `reduce\(`,
	},
	"classes": {
		`def __init__`, `base = \["cls"\]`, `@dataclass\n`, `frozen=True`, `default_factory`, `__post_init__`, `\(NamedTuple\)`, `_replace\(`, `Enum\)`, `@property`, `\.setter`, `class f\d2\(f\d\)`, `super\(\)`, `class f\d4\(f\d2, f\d3\)`, `self\.flags \+=`, `@classmethod`, `@staticmethod`, `__call__`, `__iter__`,
		`__getitem__`, `__str__`, `__getattr__`, `cached_property`, `setattr\(`, `asdict\(`, `replace\(f\d`, `self\.shared\.append`, `def register_f`,
	},
	"modules": {`# file`, `import m_f\d`, `from \.sub\.build import`, `from \.\. import consts`, `__all__`, `c_f\d\.MODE = `, `c_f\d\.FLAGS\.append`, `import \*`, `if __name__ == `, `import n_f\d\.mod`, `except ImportError`, ` as make_f\d`, `global NAME`},
	"environment": {
		`os\.environ\.get\("A"`, `os\.environ\["A"\]`, `"A" in os\.environ`, `os\.environ\["N"\] = `, `os\.getenv\(`, `shutil\.which\("nowhere`, `os\.environ\.pop`, `os\.environ\.update`, `os\.environ\.setdefault`, `del os\.environ`, `\*\*os\.environ`, `os\.environ\.copy\(\)`,
	},
	"arguments": {`sys\.argv\[1:\]`, `len\(sys\.argv\)`, `add_argument\("--mode"`},
	"starters": {
		`subprocess\.run\(\[`, `subprocess\.run\(\(`, `subprocess\.call\(`, `subprocess\.check_call\(`, `subprocess\.check_output\(`, `subprocess\.Popen\(`, `with subprocess\.Popen`, `subprocess\.getoutput\(`, `subprocess\.getstatusoutput\(`, `shell=True`, `shell=(False|0|None)`, `shell=q`, `os\.system\(`, `os\.popen\(`,
		`os\.execvp?\(`, `os\.execlp\(`, `os\.execvpe\(`, `os\.spawnvp\(`, `os\.spawnlp\(`, `os\.spawnve\(`, `os\.spawnlpe\(`, `posix_spawnp\(`, `create_subprocess_exec\(`, `create_subprocess_shell\(`, `args=\[`, `env=`, `executable=`, `b"bytes"`,
	},
}

// Every construct that the promise speaks of is in what the oracle runs.
func TestGeneratedProgramsHoldEveryConstruct(t *testing.T) {
	var all strings.Builder
	for seed := range uint64(lookedAt) {
		for name, text := range layout.Files(newGenerator(seed, false).program()) {
			all.WriteString("# file " + name + "\n" + text)
		}
	}
	text := all.String()
	for kind, patterns := range constructs {
		for _, p := range patterns {
			assert.True(t, regexp.MustCompile(p).MatchString(text), "%s: %s", kind, p)
		}
	}
}

// lookedAt is how many programs are looked through: fewer than are held to Python
// where CI=true.
const lookedAt = 1000
