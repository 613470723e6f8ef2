package python

import (
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// Parse reads a file into its tree, and what of it could not be read. The tree is
// nil where nothing could.
func Parse(name string, text []byte) (*syntax.Module, []Problem) {
	tree, bad := syntax.Parse(name, text)
	var problems []Problem
	for _, b := range bad {
		at := abstract.Pos{Line: int(b.Pos.Line), Column: int(b.Pos.Column)}
		problems = append(problems, Problem{Pos: at, Limit: b.Limit, Message: b.Message})
	}
	return tree, problems
}

// MayStart tells whether a program says anything by which it could start a
// process: a name of the standard library that does, or a way to run what is not
// there to be read. A program that does not, and imports none that does, starts
// nothing, and need not be run.
func MayStart(m *syntax.Module) bool {
	found := false
	check := func(names ...string) {
		for _, name := range names {
			for part := range strings.SplitSeq(name, ".") {
				found = found || starting[part]
			}
		}
	}
	for _, s := range m.Body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.Name:
				check(n.ID)
			case *syntax.Attribute:
				check(n.Attr)
			case *syntax.Import:
				for _, a := range n.Names {
					check(a.Name)
				}
			case *syntax.ImportFrom:
				check(n.Module)
				for _, a := range n.Names {
					check(a.Name)
				}
			}
			return !found
		})
	}
	return found
}

// Imports lists the modules that a program names in its imports, dotted, and
// those that a name imported from one may be.
func Imports(m *syntax.Module) []Import {
	var out []Import
	for _, s := range m.Body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.Import:
				for _, a := range n.Names {
					out = append(out, Import{Name: a.Name})
				}
			case *syntax.ImportFrom:
				out = append(out, Import{Name: n.Module, Level: n.Level})
				for _, a := range n.Names {
					out = append(out, Import{Name: joinDots(n.Module, a.Name), Level: n.Level})
				}
			}
			return true
		})
	}
	return out
}

// ImportsOthers tells whether a program imports a module that may start what it is
// handed: most of the standard library does not.
func ImportsOthers(m *syntax.Module) bool {
	return slices.ContainsFunc(Imports(m), func(i Import) bool {
		top, _, _ := strings.Cut(i.Name, ".")
		return i.Level == 0 && !calmModules[top]
	})
}

// Import is a module that a program names: Level counts the leading dots.
type Import struct {
	Name  string
	Level int
}

// starting are the names by which a program can start a process, or run what
// cannot be read here.
var starting = func() map[string]bool {
	names := map[string]bool{}
	for _, name := range []string{"subprocess", "pty", "pexpect", "fabric", "invoke", "plumbum", "sh",
		"importlib", "import_module", "__import__", "exec", "eval", "ctypes", "paramiko", "commands",
		"ptyprocess", "psutil", "posix", "_posixsubprocess", "cffi", "runpy", "pickle", "code", "timeit",
		"getattr", "vars", "__dict__", "builtins", "attrgetter", "methodcaller", "AF_UNIX", "delegator", "envoy", "sarge", "trio", "anyio", "gevent", "asyncssh", "distutils"} {
		names[name] = true
	}
	for name := range starts {
		last := name[strings.LastIndexByte(name, '.')+1:]
		if last != "run" && last != "call" && last != "spawn" {
			names[last] = true
		}
	}
	return names
}()
