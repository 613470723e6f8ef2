package python

import (
	"path"
	"slices"
	"strings"
)

// pathFolds are attributes of paths, path.x; methods of them, path().x; and
// functions of os.path.
var pathFolds = map[string]fold{
	"path.name":     {"self", func(g *given) any { return pathName(g.pathText(0)) }},
	"path.parent":   {"self", func(g *given) any { return aPath(pathParent(g.pathText(0))) }},
	"path.parts":    {"self", func(g *given) any { return tupleOfTexts(pathParts(g.pathText(0))) }},
	"path.parents":  {"self", pathParents},
	"path.stem":     {"self", func(g *given) any { return strings.TrimSuffix(pathName(g.pathText(0)), suffixOf(g)) }},
	"path.suffix":   {"self", func(g *given) any { return suffixOf(g) }},
	"path.suffixes": {"self", suffixesOf},
	"path.root":     {"self", func(g *given) any { return pathRoot(g.pathText(0)) }},
	"path.anchor":   {"self", func(g *given) any { return pathRoot(g.pathText(0)) }},
	"path.drive":    {"self", func(g *given) any { return "" }},

	"path().with_name":   {"self name", func(g *given) any { return renamed(g, g.text(1)) }},
	"path().with_suffix": {"self suffix", withSuffix},
	"path().with_stem":   {"self stem", func(g *given) any { return renamed(g, g.text(1)+suffixOf(g)) }},
	"path().is_absolute": {"self", func(g *given) any { return strings.HasPrefix(g.pathText(0), "/") }},
	"path().relative_to": {"self other", func(g *given) any {
		out, ok := relativeTo(g)
		g.bad = g.bad || !ok
		return aPath(out)
	}},
	"path().is_relative_to": {"self other", func(g *given) any {
		_, ok := relativeTo(g)
		return ok
	}},

	"os.path.normpath": {"path", func(g *given) any { return normalPath(g.pathText(0)) }},
	"os.path.isabs":    {"s", func(g *given) any { return strings.HasPrefix(g.pathText(0), "/") }},
	"os.path.split":    {"p", func(g *given) any { return splitPath(g.pathText(0)) }},
	"os.path.splitext": {"p", func(g *given) any { return splitExtension(g.pathText(0)) }},
	"os.path.normcase": {"s", func(g *given) any { return g.pathText(0) }},
	"os.path.relpath":  {"path start", func(g *given) any { return relativePath(g, g.pathText(0), g.pathText(1)) }},
	"os.path.commonprefix": {"m", func(g *given) any {
		out := g.texts(0)
		if len(out) == 0 {
			return ""
		}
		return commonPrefix(slices.Min(out), slices.Max(out))
	}},
}

// pathRoot is what a path begins with that leads from the top.
func pathRoot(s string) string {
	if strings.HasPrefix(s, "//") && !strings.HasPrefix(s, "///") {
		return "//"
	}
	return s[:len(s)-len(strings.TrimPrefix(s, "/"))]
}

// pathParts are the parts of a path as pathlib writes it: the root is one.
func pathParts(s string) []string {
	root := pathRoot(s)
	var out []string
	if root != "" {
		out = append(out, root)
	}
	if rest := s[len(root):]; rest != "" && s != "." {
		out = append(out, strings.Split(rest, "/")...)
	}
	return out
}

// pathName is the last part, "" of a root.
func pathName(s string) string {
	if s == "." {
		return ""
	}
	below := s[len(pathRoot(s)):]
	return below[strings.LastIndex(below, "/")+1:]
}

// pathParent is a path without its last part.
func pathParent(s string) string {
	root := pathRoot(s)
	i := strings.LastIndex(s[len(root):], "/")
	if i >= 0 {
		return s[:len(root)+i]
	}
	if root != "" {
		return root
	}
	return "."
}

// pathParents are the folders that a path is below, the nearest first.
func pathParents(g *given) any {
	var out tupleOf
	s := g.pathText(0)
	for next := pathParent(s); next != s; next = pathParent(s) {
		out = append(out, aPath(next))
		s = next
	}
	return out
}

// suffixOf is the suffix of a path's name. Versions of Python differ where the
// name begins with two dots or ends with one.
func suffixOf(g *given) string {
	name := pathName(g.pathText(0))
	g.bad = g.bad || strings.HasPrefix(name, "..") || strings.HasSuffix(name, ".")
	if i := strings.LastIndex(name, "."); i > 0 {
		return name[i:]
	}
	return ""
}

func suffixesOf(g *given) any {
	suffixOf(g)
	out := strings.Split(strings.TrimLeft(pathName(g.pathText(0)), "."), ".")[1:]
	for i := range out {
		out[i] = "." + out[i]
	}
	return out
}

// renamed is a path with another last part.
func renamed(g *given, name string) any {
	s := g.pathText(0)
	if pathName(s) == "" || name == "" || name == "." || strings.ContainsAny(name, "/\x00") {
		return g.refused()
	}
	return aPath(cleanPath(pathParent(s) + "/" + name))
}

func withSuffix(g *given) any {
	suffix := g.text(1)
	if suffix != "" && (!strings.HasPrefix(suffix, ".") || suffix == ".") {
		return g.refused()
	}
	return renamed(g, strings.TrimSuffix(pathName(g.pathText(0)), suffixOf(g))+suffix)
}

// relativeTo is a path from another one that it is below; ok is false where it is
// not.
func relativeTo(g *given) (out string, ok bool) {
	s, other := g.pathText(0), cleanPath(g.pathText(1))
	parts, below := pathParts(s), pathParts(other)
	if pathRoot(s) != pathRoot(other) || len(below) > len(parts) || !slices.Equal(parts[:len(below)], below) {
		return "", false
	}
	return cleanPath(strings.Join(parts[len(below):], "/")), true
}

// relativePath is os.path.relpath of two paths that lead from the top.
func relativePath(g *given, s, start string) any {
	if !strings.HasPrefix(s, "/") || !strings.HasPrefix(start, "/") {
		return g.refused()
	}
	parts := func(s string) []string {
		return strings.FieldsFunc(path.Clean(s), func(c rune) bool { return c == '/' })
	}
	to, from := parts(s), parts(start)
	for len(to) > 0 && len(from) > 0 && to[0] == from[0] {
		to, from = to[1:], from[1:]
	}
	if len(to)+len(from) == 0 {
		return "."
	}
	return strings.Join(append(slices.Repeat([]string{".."}, len(from)), to...), "/")
}

func commonPrefix(a, b string) string {
	for i := range len(a) {
		if i == len(b) || a[i] != b[i] {
			return a[:i]
		}
	}
	return a
}
