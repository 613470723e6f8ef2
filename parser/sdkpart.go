package parser

import (
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python"
)

// sdkFields are the named values inside a value: the keys of a mapping, or the
// arguments of the call that made it.
type sdkFields struct {
	w      *sdkWriter
	of     sdkValue
	values map[string]abstract.Guarded[python.Data]
	names  []string // in the order in which they are given
	sure   bool     // there are no others
}

// fields are the fields of a value. ok is false where it has none that are
// followed.
func (w *sdkWriter) fields(v sdkValue) (sdkFields, bool) {
	f := sdkFields{w: w, of: v, values: map[string]abstract.Guarded[python.Data]{}, sure: true}
	switch {
	case v.Kind == python.Dict:
		f.sure = !v.Open
		for _, p := range v.Pairs {
			if name, known := p.Key.Text.Known(); known {
				f.take(name, p.When, p.Value)
			} else {
				f.sure = false
			}
		}
		return f, true
	case v.Call != nil:
		part, _ := sdkPart(v.Call.Callee)
		f.sure = !v.Call.Open && !v.Call.More
		for _, arg := range named(*v.Call, sdkParts[part]) {
			f.take(arg.Name, arg.When, arg.Value)
		}
		return f, true
	}
	return f, false
}

func (f *sdkFields) take(name string, when abstract.Guard, v abstract.Guarded[python.Data]) {
	if _, twice := f.values[name]; !twice {
		f.names = append(f.names, name)
	}
	f.values[name] = abstract.Join(f.w.a.space, when, v, abstract.Just(python.Data{Kind: python.None}))
}

// text is a field as a string, written by write where it counts as true; absent
// where it does not. Where any field may be there, one that is not seen may.
func (f sdkFields) text(write func(abstract.Text) abstract.Text, absent string, names ...string) abstract.String {
	without := abstract.Just(abstract.Literal(absent))
	for _, name := range names {
		v, ok := f.values[name]
		if !ok {
			continue
		}
		return abstract.Bind(f.w.a.space, v, func(d python.Data) abstract.String {
			return abstract.Join(f.w.a.space, d.True, abstract.Just(write(d.Text)), without)
		})
	}
	if !f.sure {
		return abstract.Just(f.w.mint(f.of))
	}
	return without
}

func after(prefix string) func(abstract.Text) abstract.Text {
	return func(t abstract.Text) abstract.Text { return abstract.Concat(abstract.Literal(prefix), t) }
}

func always(word string) func(abstract.Text) abstract.Text {
	return func(abstract.Text) abstract.Text { return abstract.Literal(word) }
}

// flagged is a flag whose value depends on choices.
func (w *sdkWriter) flagged(flag string, value abstract.String, v sdkValue) abstract.List {
	out := w.word(abstract.Literal("--"+flag), v.origin)
	return append(out, abstract.Element{When: abstract.Always, Word: value, Origin: v.origin})
}

// together is strings one after the other.
func (w *sdkWriter) together(parts ...abstract.String) abstract.String {
	return abstract.ConcatStrings(w.a.space, parts...)
}

// sdkVolumes is a mapping of what is mounted to where, or a list of such pairs.
func sdkVolumes(w *sdkWriter, flag string, v sdkValue) abstract.List {
	if v.Kind != python.Dict {
		return sdkEach(w, flag, v)
	}
	return w.entries(v, func(from, to sdkValue) abstract.List {
		head := abstract.Just(abstract.Concat(from.Text, abstract.Literal(":")))
		f, ok := w.fields(to)
		switch {
		case to.Kind == python.String:
			return w.flagged(flag, w.together(head, abstract.Just(to.Text)), from)
		case !ok:
			return w.flagged(flag, w.together(head, abstract.Just(w.mint(to))), from)
		}
		return w.flagged(flag, w.together(head, f.text(after(""), "", "bind"), f.text(after(":"), "", "mode")), from)
	})
}

// sdkMounts is a list of mounts, each a mapping or made by a call.
func sdkMounts(w *sdkWriter, flag string, v sdkValue) abstract.List {
	return w.each(v, func(v sdkValue) abstract.List {
		f, ok := w.fields(v)
		if !ok || !f.sure {
			return w.pair(flag, w.mint(v), v.origin)
		}
		return w.flagged(flag, w.together(
			f.text(after("type="), "type=volume", "type", "Type"), f.text(after(",source="), "", "source", "Source"),
			f.text(after(",target="), "", "target", "Target"), f.text(always(",readonly"), "", "read_only", "ReadOnly"),
		), v)
	})
}

// sdkPorts is a mapping of ports of the container to what they are reached by: a
// port, an address with a port, several of them, or any.
func sdkPorts(w *sdkWriter, flag string, v sdkValue) abstract.List {
	if v.Kind != python.Dict {
		return w.several(v, func(v sdkValue) abstract.List { return w.pair(flag, v.Text, v.origin) })
	}
	return w.entries(v, func(inside, outside sdkValue) abstract.List {
		publish := func(parts ...abstract.Text) abstract.List {
			var all []abstract.Text
			for _, p := range parts {
				all = append(all, p, abstract.Literal(":"))
			}
			return w.pair(flag, abstract.Concat(append(all, inside.Text)...), inside.origin)
		}
		switch outside.Kind {
		case python.None:
			return publish()
		case python.Number, python.String:
			return publish(outside.Text)
		case python.List:
			if address, ok := pairOf(outside); ok {
				return publish(address...)
			}
			return w.listed(outside.Items, outside, func(port sdkValue) abstract.List { return publish(port.Text) })
		}
		return publish(w.mint(outside))
	})
}

// pairOf is an address and a port.
func pairOf(v sdkValue) ([]abstract.Text, bool) {
	var out []abstract.Text
	for _, e := range v.Items {
		one, ok := e.Word.One()
		if !ok || e.When != abstract.Always {
			return nil, false
		}
		out = append(out, one.Text)
	}
	return out, len(out) == 2 && strings.ContainsAny(firstLiteral(out[0]), ".:")
}

func sdkUlimits(w *sdkWriter, flag string, v sdkValue) abstract.List {
	return w.each(v, func(v sdkValue) abstract.List {
		f, ok := w.fields(v)
		if !ok || !f.sure {
			return w.pair(flag, w.mint(v), v.origin)
		}
		equals := abstract.Just(abstract.Literal("="))
		return w.flagged(flag, w.together(f.text(after(""), "", "name", "Name"), equals,
			f.text(after(""), "0", "soft", "Soft"), f.text(after(":"), "", "hard", "Hard")), v)
	})
}

func sdkRestart(w *sdkWriter, flag string, v sdkValue) abstract.List {
	f, ok := w.fields(v)
	if !ok || !f.sure {
		return sdkUnknown(w, flag, v)
	}
	return w.flagged(flag, w.together(f.text(after(""), "no", "Name", "name"), f.text(after(":"), "", "MaximumRetryCount")), v)
}

func sdkLog(w *sdkWriter, flag string, v sdkValue) abstract.List {
	f, ok := w.fields(v)
	if !ok || !f.sure {
		return w.unread(v)
	}
	out := w.flagged(flag, f.text(after(""), "json-file", "type", "Type"), v)
	for _, name := range []string{"config", "Config"} {
		for _, c := range f.values[name] {
			out = append(out, sdkPairs("=")(w, "log-opt", v.of(c.Value, nil)).Under(w.a.space, w.a.space.And(c.When, c.Value.True))...)
		}
	}
	return out
}

// sdkEndpoints is what a container is on its networks: its address.
func sdkEndpoints(w *sdkWriter, flag string, v sdkValue) abstract.List {
	f, ok := w.fields(v)
	if inner, made := f.values["endpoints_config"]; ok && made {
		if one, single := inner.One(); single {
			return append(w.networks(one, v), sdkEndpoints(w, flag, v.of(one, nil))...)
		}
	}
	if !ok || !f.sure {
		return w.unread(v)
	}
	var out abstract.List
	for _, network := range f.names {
		for _, c := range f.values[network] {
			end, ok := w.fields(v.of(c.Value, nil))
			here := w.unread(v).Under(w.a.space, c.Value.True)
			if ok {
				here = end.each(w.endpoint)
			}
			out = append(out, here.Under(w.a.space, c.When)...)
		}
	}
	return out
}

// networks names the networks of a low-level configuration.
func (w *sdkWriter) networks(d python.Data, v sdkValue) abstract.List {
	var out abstract.List
	for _, p := range d.Pairs {
		out = append(out, w.pair("network", p.Key.Text, v.origin).Under(w.a.space, p.When)...)
	}
	return out
}

// endpoint is one setting of a container on a network.
func (w *sdkWriter) endpoint(v sdkValue) abstract.List {
	switch v.name {
	case "ipv4_address":
		return sdkText(w, "ip", v)
	case "ipv6_address":
		return sdkText(w, "ip6", v)
	case "aliases":
		return sdkEach(w, "network-alias", v)
	}
	return w.option(v)
}

// each writes each field that is given.
func (f sdkFields) each(write func(sdkValue) abstract.List) abstract.List {
	var out abstract.List
	for _, name := range f.names {
		for _, c := range f.values[name] {
			if v := (sdkValue{c.Value, name, f.of.origin}); v.Kind != python.None {
				out = append(out, write(v).Under(f.w.a.space, c.When)...)
			}
		}
	}
	if !f.sure {
		out = append(out, f.w.gap("…", "arguments that are not known", f.of.origin))
	}
	return out
}

// sdkHostConfig is the part of a low-level call that others made before.
func sdkHostConfig(w *sdkWriter, _ string, v sdkValue) abstract.List {
	f, ok := w.fields(v)
	if !ok || v.Call == nil {
		return w.unread(v)
	}
	host := *w
	host.low = false
	return f.each(host.option)
}
