package python

import (
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// harmless are the functions that raise for no value that is known; what they do
// not follow is a doubt of its own.
var harmless = map[string]bool{
	"str": true, "bool": true, "list": true, "tuple": true, "iter": true, "enumerate": true, "zip": true, "map": true,
	"filter": true, "reversed": true, "any": true, "all": true, "dict": true, "isinstance": true, "print": true,
	"sorted": true, "copy.copy": true, "copy.deepcopy": true, "typing.cast": true, "functools.partial": true,
	"contextlib.nullcontext": true, "contextlib.suppress": true, "itertools.chain": true, "itertools.chain.from_iterable": true,
	"len": true, "frozenset": true, "range": true, "os.getenv": true, "repr": true, "dataclasses.field": true,
	"sys.exit": true, "exit": true, "quit": true,
}

// telling are the functions that raise only where it is not known what they give;
// those under true take nothing but strings, paths and lists of these.
var telling = map[string]bool{
	"next": false, "min": false, "max": false, "sum": false, "abs": false, "int": false, "functools.reduce": false, "set": false,
	"dict.fromkeys": false, "type": false, "json.dumps": false, "itertools.islice": false, "itertools.repeat": false, "itertools.product": false, "hasattr": false, "callable": false,
	"shlex.quote": true, "shlex.join": true, "shlex.split": true, "pipes.quote": true, "os.fspath": true, "string.Template": true,
	"os.path.join": true, "os.path.basename": true, "os.path.dirname": true, "pathlib.Path": true, "pathlib.PurePath": true,
}

// told tells whether what a function of telling gives, and what it was given, say
// that it raises nothing.
func told(st *state, name string, args arguments, out cases) bool {
	given := !telling[name] || !slices.ContainsFunc(args.all(), func(v cases) bool { return !textual(st, v, 1) })
	return given && args.rest == nil && !args.open && !slices.ContainsFunc(out, func(c abstract.Case[value]) bool {
		return c.Value.kind == unknown || c.Value.kind == external && !isException(c.Value.name) || c.Value.kind == unbound
	})
}

// textual tells whether a value is a string, a path, or a list of them.
func textual(st *state, v cases, deep int) bool {
	return !slices.ContainsFunc(v, func(c abstract.Case[value]) bool {
		if c.Value.kind == str {
			return false
		}
		return deep == 0 || !c.Value.isList() || slices.ContainsFunc(st.contents(c.Value), func(e entry) bool {
			return len(e.Word) == 0 || !textual(st, e.Word, deep-1)
		})
	})
}

// provided tells whether something outside the project is there in every version of
// Python: a name that is followed, or a module of one.
func (in *interp) provided(name string) bool {
	if in.provides == nil {
		in.provides = map[string]bool{}
		for n := range in.models {
			in.noteProvided(n)
		}
		for n := range starts {
			in.noteProvided(n)
		}
		for _, n := range []string{
			"os.environ", "os.sep", "os.devnull", "os.P_WAIT", "os.P_NOWAIT", "sys.argv", "sys.executable", "sys.stdin", "sys.stdout",
			"sys.stderr", "subprocess.DEVNULL", "subprocess.PIPE", "subprocess.STDOUT", "asyncio.subprocess.PIPE",
		} {
			in.noteProvided(n)
		}
		for _, table := range folds {
			for n := range table {
				in.noteProvided(n)
			}
		}
	}
	return in.provides[name] || isException(name)
}

// noteProvided notes a name, and the modules that it is in.
func (in *interp) noteProvided(name string) {
	for {
		in.provides[name] = true
		i := strings.LastIndex(name, ".")
		if i < 0 {
			return
		}
		name = name[:i]
	}
}
