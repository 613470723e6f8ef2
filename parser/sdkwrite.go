package parser

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python"
)

// sdkWriter puts the command line together that does what a call of an engine's
// library does.
type sdkWriter struct {
	a       *analysis
	options map[string]sdkOption
	low     bool // the library's low level, where some arguments mean something else
	args    []python.Argument

	flags, image, entry, command abstract.List
}

func (w *sdkWriter) has(name string) bool {
	for _, arg := range w.args {
		if arg.Name == name {
			return true
		}
	}
	return false
}

// launch is the command line of a container that is made.
func (w *sdkWriter) launch(engine, subcommand string, c python.Call) abstract.List {
	for _, arg := range w.args {
		w.argument(arg)
	}
	w.others(c)
	return w.argv(engine, subcommand, &abstract.Origin{Place: c.Place, Frame: c.Frame})
}

// others is a gap for the arguments that are not known.
func (w *sdkWriter) others(c python.Call) {
	if c.Open || c.More {
		w.flags = append(w.flags, w.gap("…", "arguments that are not known", nil))
	}
}

// argv is the whole command line. An image that might be read as a flag comes
// behind the word that ends the flags.
func (w *sdkWriter) argv(engine, subcommand string, origin *abstract.Origin) abstract.List {
	out := abstract.Words(engine, subcommand)
	out[0].Origin, out[1].Origin = origin, origin
	out = append(out, w.flags...)
	for _, e := range w.image {
		for _, c := range e.Word {
			if firstLiteral(c.Value) == "" {
				out = append(out, abstract.Element{When: abstract.Always, Word: abstract.Just(abstract.Literal("--"))})
				return append(append(append(out, w.image...), w.entry...), w.command...)
			}
		}
	}
	return append(append(append(out, w.image...), w.entry...), w.command...)
}

// argument writes what one argument of the call stands for.
func (w *sdkWriter) argument(arg python.Argument) {
	for _, c := range arg.Value {
		when := w.a.space.And(arg.When, c.When)
		v := sdkValue{Data: c.Value, name: arg.Name, origin: arg.Origin}
		switch arg.Name {
		case "image":
			if c.Value.Kind == python.List || c.Value.Kind == python.Dict {
				w.flags = append(w.flags, w.unread(v).Under(w.a.space, when)...)
				continue
			}
			w.image = append(w.image, w.word(v.Text, v.origin).Under(w.a.space, when)...)
		case "command":
			w.command = append(w.command, w.words(v).Under(w.a.space, when)...)
		case "entrypoint":
			flag, rest := w.entrypoint(v)
			w.flags = append(w.flags, flag.Under(w.a.space, when)...)
			w.entry = append(w.entry, rest.Under(w.a.space, when)...)
		default:
			w.flags = append(w.flags, w.option(v).Under(w.a.space, when)...)
		}
	}
}

// sdkValue is one value of an argument.
type sdkValue struct {
	python.Data
	name   string
	origin *abstract.Origin
}

// of is a value inside this one.
func (v sdkValue) of(d python.Data, origin *abstract.Origin) sdkValue {
	if origin == nil {
		origin = v.origin
	}
	return sdkValue{d, v.name, origin}
}

// option is the flags that an argument stands for. One that is not known is a gap.
func (w *sdkWriter) option(v sdkValue) abstract.List {
	if sdkIgnored[v.name] || v.Kind == python.None {
		return nil
	}
	if w.low && v.name == "ports" {
		v.name = "exposed_ports"
	}
	spec, ok := w.options[v.name]
	if !ok {
		return w.unread(v)
	}
	return spec.write(w, spec.flag, v)
}

// word is one word.
func (w *sdkWriter) word(t abstract.Text, origin *abstract.Origin) abstract.List {
	return abstract.List{{When: abstract.Always, Word: abstract.Just(t), Origin: origin}}
}

// pair is a flag with a value.
func (w *sdkWriter) pair(flag string, value abstract.Text, origin *abstract.Origin) abstract.List {
	return append(w.word(abstract.Literal("--"+flag), origin), w.word(value, origin)...)
}

func (w *sdkWriter) gap(source, why string, origin *abstract.Origin) abstract.Element {
	g := &abstract.Gap{Source: source, Why: why}
	if origin != nil {
		g.Place = origin.Place
	}
	return abstract.Element{When: abstract.Always, Gap: g, Origin: origin}
}

// unread is a gap for what is not followed.
func (w *sdkWriter) unread(v sdkValue) abstract.List {
	return abstract.List{w.gap(v.name+"="+v.Source(), "an argument that is not followed", v.origin)}
}

// mint is a string that is not known, in place of a value.
func (w *sdkWriter) mint(v sdkValue) abstract.Text {
	return w.a.mint(v.name+"="+v.Source(), "a value that is not followed")
}

// words are the arguments that a command is: a list, or a text that is split.
func (w *sdkWriter) words(v sdkValue) abstract.List {
	switch {
	case v.Kind == python.None:
		return nil
	case v.Kind == python.List:
		return w.listed(v.Items, v, func(v sdkValue) abstract.List { return w.word(v.Text, v.origin) })
	case v.Kind == python.String && v.Words != nil:
		return w.listed(v.Words, v, func(v sdkValue) abstract.List { return w.word(v.Text, v.origin) })
	case v.Kind == python.String && v.True == abstract.Never:
		return nil
	}
	return abstract.List{w.gap(v.Source(), "a command that is not known", v.origin)}
}

// entrypoint is the flag for an entrypoint's first word; the others come before
// the command.
func (w *sdkWriter) entrypoint(v sdkValue) (flag, rest abstract.List) {
	words := w.words(v)
	switch {
	case len(words) == 0:
		return nil, nil
	case len(words[0].Word) == 0 || words[0].When != abstract.Always:
		return w.unread(v), abstract.List{w.gap(v.Source(), "an entrypoint that is not known", v.origin)}
	}
	return append(w.word(abstract.Literal("--entrypoint"), v.origin), words[0]), words[1:]
}

// listed writes each element of a list. Unknown elements are gaps, repeated ones
// repeats.
func (w *sdkWriter) listed(items abstract.Sequence[python.Data], v sdkValue, write func(sdkValue) abstract.List) abstract.List {
	var out abstract.List
	for _, e := range items {
		var here abstract.List
		switch {
		case e.Gap != nil:
			here = w.several(v, write)
		case e.Repeat != nil:
			here = w.repeated(e, v, write)
		default:
			for _, c := range e.Word {
				here = append(here, write(v.of(c.Value, e.Origin)).Under(w.a.space, c.When)...)
			}
		}
		out = append(out, here.Under(w.a.space, e.When)...)
	}
	return out
}

func (w *sdkWriter) repeated(e abstract.Entry[python.Data], v sdkValue, write func(sdkValue) abstract.List) abstract.List {
	var rounds []abstract.List
	for _, round := range e.Repeat {
		rounds = append(rounds, w.listed(round, v, write))
	}
	return abstract.List{{When: abstract.Always, Repeat: rounds, Origin: e.Origin}}
}

// several is any number of elements of which nothing is known.
func (w *sdkWriter) several(v sdkValue, write func(sdkValue) abstract.List) abstract.List {
	some := v
	some.Data = w.some(v)
	return abstract.List{{When: abstract.Always, Repeat: []abstract.List{write(some)}, Origin: v.origin}}
}
