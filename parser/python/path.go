package python

import (
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// pathOf is pathlib.Path(…).
func (in *interp) pathOf(st *state, a arguments, n syntax.Node) cases {
	if a.rest != nil {
		return just(in.pathHole(in.fresh(abstract.Expression, n, "a path that is computed")))
	}
	out := just(value{kind: str, path: true, text: abstract.Literal(".")})
	for i := range a.positional {
		part := a.at(i)
		if i == 0 {
			out = abstract.Map(in.space, part, func(v value) value { return in.normal(in.shown(st, v, n), n) })
			continue
		}
		out = in.joinedPaths(out, part, func(x, y value) value { return in.slash(x, in.shown(st, y, n), n) })
	}
	return out
}

// pathHole is an unknown value as a path.
func (in *interp) pathHole(v value) value { return value{kind: str, path: true, text: v.text} }

// normal is a text as a path: without empty parts and dots. Of one that is not
// known the end is, after a slash.
func (in *interp) normal(t abstract.Text, n syntax.Node) value {
	if s, ok := t.Known(); ok {
		return value{kind: str, path: true, text: abstract.Literal(cleanPath(s))}
	}
	head, tail := cutTail(t)
	if tail = cleanPath(tail); tail == "." || strings.HasPrefix(tail, "/") {
		return in.pathHole(in.computed("path", n, "a path that is computed", text(t)))
	}
	return in.below("path and slash", text(head), tail, n)
}

// below is what comes of a directory, in a way that is not known, and a path
// below it.
func (in *interp) below(how string, dir value, tail string, n syntax.Node) value {
	return value{kind: str, path: true, text: abstract.Concat(in.folder(how, dir, n), abstract.Literal(tail))}
}

// folder is what stands before a name in a directory: its path and a slash, but
// for a few directories.
func (in *interp) folder(how string, dir value, n syntax.Node) abstract.Text {
	name := strings.TrimSuffix(dir.text.Source(), "/") + "/"
	return in.computedNamed(name, how, n, "a directory that is computed", dir).text
}

// cutTail cuts a text after the first slash that follows its last hole.
func cutTail(t abstract.Text) (head abstract.Text, tail string) {
	last := t[len(t)-1]
	dir, tail, ok := strings.Cut(last.Literal, "/")
	if last.Hole != nil || !ok {
		return t, ""
	}
	return abstract.Concat(t[:len(t)-1], abstract.Literal(dir+"/")), tail
}

// cleanPath is a path as pathlib writes it.
func cleanPath(s string) string {
	var parts []string
	for part := range strings.SplitSeq(s, "/") {
		if part != "" && part != "." {
			parts = append(parts, part)
		}
	}
	root := ""
	switch {
	case strings.HasPrefix(s, "//") && !strings.HasPrefix(s, "///"):
		root = "//"
	case strings.HasPrefix(s, "/"):
		root = "/"
	}
	if out := root + strings.Join(parts, "/"); out != "" {
		return out
	}
	return "."
}

// slash is a / b of a path and a text.
func (in *interp) slash(a value, b abstract.Text, n syntax.Node) value {
	tail, ok := b.Known()
	dir, dirKnown := a.text.Known()
	switch {
	case ok && strings.HasPrefix(tail, "/"):
		return in.normal(b, n)
	case ok && cleanPath(tail) == ".":
		return a
	case ok && dirKnown:
		return in.normal(abstract.Literal(dir+"/"+tail), n)
	case ok && endsInLiteral(a.text):
		return value{kind: str, path: true, text: abstract.Concat(a.text, abstract.Literal("/"+cleanPath(tail)))}
	case ok:
		return in.below("slash", a, cleanPath(tail), n)
	case startsWith(b, "/"):
		return in.normal(b, n)
	}
	return in.pathHole(in.computed("path /", n, "a path that is computed", a, text(b)))
}

func endsInLiteral(t abstract.Text) bool { return len(t) > 0 && t[len(t)-1].Hole == nil }

func startsWith(t abstract.Text, s string) bool {
	return len(t) > 0 && t[0].Hole == nil && strings.HasPrefix(t[0].Literal, s)
}

// joinedPaths applies join to each pair of what two values can be.
func (in *interp) joinedPaths(a, b cases, join func(x, y value) value) cases {
	return abstract.Bind(in.space, a, func(x value) cases {
		return abstract.Map(in.space, b, func(y value) value { return join(x, y) })
	})
}

// pathJoin is os.path.join.
func (in *interp) pathJoin(st *state, a arguments, n syntax.Node) cases {
	if len(a.positional) == 0 || a.rest != nil {
		return just(in.fresh(abstract.Expression, n, "a path that is computed"))
	}
	asText := func(v value) value { return text(in.shown(st, v, n)) }
	out := abstract.Map(in.space, a.at(0), asText)
	for i := range a.positional[1:] {
		out = in.joinedPaths(out, a.at(i+1), func(x, y value) value { return in.joinTwo(x, asText(y), n) })
	}
	return out
}

// joinTwo is os.path.join of two strings.
func (in *interp) joinTwo(a, b value, n syntax.Node) value {
	dir, known := a.text.Known()
	switch {
	case startsWith(b.text, "/"):
		return b
	case len(b.text) > 0 && b.text[0].Hole != nil:
		return text(in.computed("os.path.join", n, "a path that is computed", a, b).text)
	case known && (dir == "" || strings.HasSuffix(dir, "/")):
		return text(abstract.Concat(a.text, b.text))
	case endsInLiteral(a.text) && !strings.HasSuffix(a.text[len(a.text)-1].Literal, "/"):
		return text(abstract.Concat(a.text, abstract.Literal("/"), b.text))
	case endsInLiteral(a.text):
		return text(abstract.Concat(a.text, b.text))
	}
	return text(abstract.Concat(in.folder("os.path.join dir", a, n), b.text))
}

func (in *interp) baseName(st *state, a arguments, n syntax.Node) cases {
	return abstract.Map(in.space, a.at(0), func(v value) value {
		t := in.shown(st, v, n)
		if s, ok := t.Known(); ok {
			return literal(s[strings.LastIndex(s, "/")+1:])
		}
		return text(in.computed("basename", n, "a part of a path", text(t)).text)
	})
}

func (in *interp) dirName(st *state, a arguments, n syntax.Node) cases {
	return abstract.Map(in.space, a.at(0), func(v value) value {
		t := in.shown(st, v, n)
		if s, ok := t.Known(); ok {
			head := s[:strings.LastIndex(s, "/")+1]
			if short := strings.TrimRight(head, "/"); short != "" {
				head = short
			}
			return literal(head)
		}
		return text(in.computed("dirname", n, "a part of a path", text(t)).text)
	})
}

// pathAttribute is a part of a path; nil: not one that is followed.
func (in *interp) pathAttribute(st *state, v value, name string, n syntax.Node) cases {
	f, ok := foldNamed("path." + name)
	if !ok {
		return nil
	}
	g := given{st: st, values: []value{v}}
	if out := f.run(&g); !g.bad {
		return just(in.foldResult(st, out, n))
	}
	got := in.computed("path "+name, n, "a part of a path", v)
	switch name {
	case "parts", "parents", "suffixes":
		return just(got)
	}
	return just(value{kind: str, path: name == "parent", text: got.text})
}

// pathMethod runs a method of a path. ok is false where it is not followed.
func (in *interp) pathMethod(st *state, v value, name string, args arguments, n syntax.Node) (cases, bool) {
	switch name {
	case "joinpath":
		out := just(v)
		for i := range args.positional {
			out = in.joinedPaths(out, args.at(i), func(x, y value) value { return in.slash(x, in.shown(st, y, n), n) })
		}
		return out, true
	case "as_posix", "__str__", "__fspath__":
		return just(text(v.text)), true
	case "resolve", "absolute", "expanduser":
		return just(in.pathHole(in.fresh(abstract.CallResult, n, "a path that is computed"))), true
	}
	return in.foldedMethod(st, "path().", v, name, args, n)
}
