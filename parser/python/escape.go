package python

import "strings"

// escape notes that a function may be called from where nobody looks, and so may
// the methods of an instance.
func (in *interp) escape(v value) {
	for _, b := range []map[*object]bundle{in.contexts, in.partials} {
		if made, ok := b[v.obj]; ok {
			for _, c := range made.f {
				in.escape(c.Value)
			}
		}
	}
	switch {
	case v.kind == instance:
		for _, c := range v.obj.of {
			in.hand(c.Value)
		}
	case v.kind == function && !in.escaped[v.obj]:
		in.escaped[v.obj] = true
		in.escapes = append(in.escapes, v.obj)
	}
}

// hand notes that instances of a class, and of what it inherits from, are where
// nobody looks.
func (in *interp) hand(class value) {
	if class.obj == nil || class.obj.class == nil || in.abroad[class.obj] {
		return
	}
	in.abroad[class.obj] = true
	for _, base := range class.obj.class.bases {
		in.hand(base)
	}
}

// ask notes that what is called is not known: the method of that name of any
// instance that nobody looks after, or the instance itself.
func (in *interp) ask(f value) {
	if f.kind != unknown {
		return
	}
	name := "__call__"
	if s, ok := in.cameBy[f.hole()]; ok && strings.HasPrefix(s.how, ".") {
		name = s.how[1:]
	}
	in.asked[name] = true
}

// answering are the methods that calls of what is not known may lead to.
func (in *interp) answering() []*funcDef {
	var out []*funcDef
	for _, d := range in.defs {
		if d.class != nil && d.object != nil && in.abroad[d.class] && in.asked[d.name] {
			out = append(out, d)
		}
	}
	return out
}
