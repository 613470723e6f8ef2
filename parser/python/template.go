package python

import (
	"regexp"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// templateMethod begins the names of the methods of a string.Template, which is
// its text with a method that is none of strings.
const templateMethod = "string.Template."

func (in *interp) templateOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases {
		if s, known := v.known(); known && !v.path && ascii(s) && len(a.all()) == 1 {
			return just(value{kind: method, name: templateMethod, self: &v})
		}
		return in.anew(st, a, n)
	})
}

// templateField is $name, ${name} or $$.
var templateField = regexp.MustCompile(`^\$(?:([_a-zA-Z][_a-zA-Z0-9]*)|\{([_a-zA-Z][_a-zA-Z0-9]*)\}|\$)`)

// substitute fills a template with what is given under the names of its fields. ok
// is false where one of them is not, or may not be.
func (in *interp) substitute(st *state, template value, a arguments, n syntax.Node) (cases, bool) {
	spec, _ := template.known()
	var parts []abstract.String
	for {
		before, after, found := strings.Cut(spec, "$")
		parts = append(parts, abstract.Just(abstract.Literal(before)))
		if !found {
			return in.texts(abstract.ConcatStrings(in.space, parts...)), len(a.positional) < 2 && a.rest == nil && !a.open
		}
		m := templateField.FindStringSubmatch("$" + after)
		if m == nil {
			return nil, false
		}
		part := abstract.Just(abstract.Literal("$"))
		if m[0] != "$$" {
			v, ok := in.templateValue(st, a, m[1]+m[2])
			if !ok {
				return nil, false
			}
			part = in.shownAll(st, v, n)
		}
		parts = append(parts, part)
		spec = after[len(m[0])-1:]
	}
}

// templateValue is what a template is given under a name: by name, or else in the
// dict that comes first.
func (in *interp) templateValue(st *state, a arguments, name string) (cases, bool) {
	for _, k := range a.named {
		if k.name == name {
			return k.value, in.space.Implies(st.reach, k.when)
		}
	}
	one, single := a.at(0).One()
	if !single || one.kind != dict {
		return nil, false
	}
	p, there := in.find(st.mapping(one.obj), literal(name))
	return p.val, there && in.space.Implies(st.reach, p.when)
}
