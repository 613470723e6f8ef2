package python

import (
	"strings"

	"github.com/egglint/egg/parser/python/syntax"
)

// methodNames are the attributes of builtin values in any version of Python, but for
// those that begin with underscores. What counts as a list may be a range.
var methodNames = map[kind]string{
	str: "capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii " +
		"isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip " +
		"maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines " +
		"startswith strip swapcase title translate upper zfill",
	listKind: "start stop step append clear copy count extend index insert pop remove reverse sort",
	tuple:    "count index",
	dict:     "clear copy fromkeys get items keys pop popitem setdefault update values",
	none:     "",
}

// lacks tells whether a value certainly has no attribute of a name.
func (in *interp) lacks(v value, name string) bool {
	names, known := methodNames[v.kind]
	special := v.path || v.obj != nil && v.obj == in.environment || v.unordered()
	return known && !special && !strings.HasPrefix(name, "_") && !strings.Contains(" "+names+" ", " "+name+" ")
}

// hasAttribute is hasattr() of a builtin value.
func (in *interp) hasAttribute(st *state, a arguments, n syntax.Node) cases {
	one, single := a.at(1).One()
	name, known := one.known()
	return in.each(st, a.at(0), func(st *state, v value) cases {
		if _, builtin := methodNames[v.kind]; !builtin || !single || !known || strings.HasPrefix(name, "_") || v.path || v.unordered() {
			return in.notFollowed(st, value{kind: external, name: "hasattr"}, a, n)
		}
		return in.truths(certain(!in.lacks(v, name)))
	})
}

// isCallable is callable(), of what is certain.
func (in *interp) isCallable(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases {
		_, modelled := in.models[v.name]
		switch {
		case v.kind == function || v.kind == class || v.kind == method, v.kind == external && (modelled || isException(v.name)):
			return just(truth(true))
		case v.plain() || v.isList() || v.kind == dict || v.kind == octets:
			return just(truth(false))
		}
		return in.notFollowed(st, value{kind: external, name: "callable"}, a, n)
	})
}
