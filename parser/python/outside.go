package python

import (
	"strings"

	"github.com/egglint/egg/parser/python/syntax"
)

// calm tells whether a function outside the project is one that leaves the
// environment of the process alone: those of the standard library do.
func calm(name string) bool {
	top, _, dotted := strings.Cut(name, ".")
	return !dotted || calmModules[top]
}

var calmModules = map[string]bool{
	"argparse": true, "asyncio": true, "atexit": true, "base64": true, "collections": true, "contextlib": true,
	"copy": true, "dataclasses": true, "datetime": true, "enum": true, "functools": true, "getpass": true,
	"glob": true, "hashlib": true, "io": true, "itertools": true, "json": true, "logging": true, "math": true,
	"operator": true, "os": true, "pathlib": true, "platform": true, "pprint": true, "random": true, "re": true,
	"secrets": true, "shlex": true, "shutil": true, "signal": true, "socket": true, "string": true,
	"subprocess": true, "sys": true, "tempfile": true, "textwrap": true, "threading": true, "time": true,
	"traceback": true, "typing": true, "urllib": true, "uuid": true, "warnings": true,
}

// afterwards is what becomes of a list or a dict that something outside the project is
// handed. Of most of the standard library it is known; of anything else it is
// assumed, and said with each launch, that it leaves the list as it is.
func (in *interp) afterwards(st *state, f, v value, n syntax.Node) {
	if v.kind != listKind && v.kind != dict {
		return
	}
	name := in.calleeOf(f)
	top, _, _ := strings.Cut(name, ".")
	switch {
	case changing[name]:
		in.spoil(st, v, n)
	case !readingModules[top] && name != "print":
		st.note(in.calleeName(f, n) + " does not change args")
	}
}

// changing are functions of the standard library that change a list that they are
// handed.
var changing = map[string]bool{
	"random.shuffle": true,
	"heapq.heapify":  true, "heapq.heappush": true, "heapq.heappop": true, "heapq.heapreplace": true, "heapq.heappushpop": true,
	"bisect.insort": true, "bisect.insort_left": true, "bisect.insort_right": true,
	"operator.setitem": true, "operator.delitem": true, "operator.iadd": true, "operator.iconcat": true, "operator.imul": true,
}

// readingModules are modules of the standard library that only read what they are
// handed.
var readingModules = map[string]bool{
	"copy": true, "itertools": true, "json": true, "logging": true, "math": true, "operator": true, "pprint": true,
	"reprlib": true, "shlex": true, "warnings": true,
}
