package parser

import (
	"io/fs"
	"path"
	"slices"
	"strconv"

	"github.com/egglint/egg/builder"
	"github.com/egglint/egg/internal/specfile"
	"github.com/egglint/egg/parser/abstract"
)

// blueprint is what is known of a sandbox that eggbuild is told to build.
type blueprint struct {
	st      *start
	texts   map[string]abstract.Text   // by the flag that sets them
	slots   map[string][]abstract.Item // lifecycle, arg and mount
	env     []variable
	command []abstract.Item
	gaps    []abstract.Item // what may say anything more
}

// variable is one of the extra environment.
type variable struct{ key, value abstract.Text }

// newBlueprint reads the flags of a command line, over the file that they name.
func newBlueprint(st *start, steps []step) *blueprint {
	b := &blueprint{st: st, texts: map[string]abstract.Text{}, slots: map[string][]abstract.Item{}}
	for _, f := range steps {
		if f.name == "spec" {
			b.spec(f)
		}
	}
	replaced := map[string]bool{}
	for _, f := range steps {
		b.step(f, replaced)
	}
	return b
}

// step takes one flag in. A list of flags replaces the list of the file.
func (b *blueprint) step(f step, replaced map[string]bool) {
	switch {
	case f.gap():
		b.open(b.st.nodes[f.arg].source(), b.st.nodes[f.arg].why())
		b.doubt()
	case f.name == "env":
		b.variable(f)
	case f.name == "lifecycle" || f.name == "arg" || f.name == "mount":
		if !replaced[f.name] && f.presence == PresenceAlways {
			b.slots[f.name], replaced[f.name] = nil, true
		}
		b.slots[f.name] = append(b.slots[f.name], grouped(f.presence, abstract.Item{Word: f.value}))
	case f.name != "spec" && f.hasValue:
		b.single(f)
	}
}

// open makes room for what is not known: anything may stand among the flags.
func (b *blueprint) open(source, why string) {
	gap := &abstract.Gap{Source: source, Why: why, Place: b.st.exec.Place}
	b.gaps = append(b.gaps, abstract.Item{Gap: gap})
}

// doubt leaves nothing of the values that a later flag may set again.
func (b *blueprint) doubt() {
	for name, text := range b.texts {
		b.texts[name] = b.st.a.mint(text.Source(), "a later argument may set it again")
	}
	for i, v := range b.env {
		b.env[i].value = b.st.a.mint(v.value.Source(), "a later argument may set it again")
	}
}

// single takes a flag with one value. One that is not always there leaves its
// value open, or else whether there is one.
func (b *blueprint) single(f step) {
	value := f.value
	if f.name == "session-token-file" {
		value = b.st.a.mint("$(cat "+f.value.Source()+")", "the session token")
	}
	if f.name == "ip" && isWord(f.value, "auto") {
		value = b.st.a.mint("$(eggbuild --ip auto)", "a free address, asked of the engine")
	}
	old, set := b.texts[f.name]
	switch {
	case f.presence == PresenceAlways:
		b.texts[f.name] = value
	case set && !old.Same(value):
		b.texts[f.name] = b.st.a.mint(value.Source(), "set on some paths only")
	case !set:
		b.open("--"+f.name+" "+value.Source(), "set on some paths only")
	}
}

// variable takes KEY=VALUE: over the variable of that name, or behind the others.
func (b *blueprint) variable(f step) {
	key, value, ok := cut(f.value)
	if !ok {
		key, value = f.value, b.st.a.mint(f.value.Source(), "not known here")
	}
	if f.presence != PresenceAlways {
		pair := abstract.Item{Word: abstract.Concat(key, abstract.Literal("="), value)}
		b.slots["arg"] = append(b.slots["arg"], grouped(f.presence, literalItem("-e"), pair))
		return
	}
	i := slices.IndexFunc(b.env, func(v variable) bool { return v.key.Same(key) })
	if i < 0 {
		b.env = append(b.env, variable{key, value})
	} else {
		b.env[i].value = value
	}
}

// grouped is what stands there with a presence.
func grouped(p Presence, items ...abstract.Item) abstract.Item {
	switch p {
	case PresenceMaybe:
		return abstract.Item{Optional: items}
	case PresenceRepeated:
		return abstract.Item{Repeat: items}
	}
	return items[0]
}

// spec reads the file that the command line names. Of one that cannot be read
// nothing is known.
func (b *blueprint) spec(f step) {
	name, known := f.value.Known()
	source := "--spec " + f.value.Source()
	switch {
	case !known || f.presence != PresenceAlways:
		b.open(source, "the file is not known here")
	case name == "-" || b.st.a.parser.options.Project == nil:
		b.open(source, "the file is not in the project")
	default:
		b.read(name, source)
	}
}

// maxSpec is more than any sandbox needs: 1 MiB.
const maxSpec = 1 << 20

func (b *blueprint) read(name, source string) {
	name = path.Clean(name)
	project := b.st.a.parser.options.Project
	info, err := fs.Stat(project, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxSpec {
		b.open(source, "the file is not in the project")
		return
	}
	data, err := fs.ReadFile(project, name)
	if err != nil {
		b.open(source, "the file cannot be read")
		return
	}
	spec, err := specfile.Decode(name, data)
	if err != nil {
		b.open(source, "the file is no spec of a sandbox")
		return
	}
	b.st.assume(name + " is read from the root of the project")
	b.take(spec)
}

// take takes the fields of a file in.
func (b *blueprint) take(s builder.Spec) {
	for name, value := range map[string]string{
		"name": s.ContainerName, "image": s.Image, "network": s.Network.Name, "engine": s.Engine,
		"gateway-host": s.Network.GatewayHost, "gateway-ip": s.Network.GatewayIP,
		"mode": s.Network.Mode, "proxy-url": s.Network.ProxyURL,
		"ip": s.ContainerIP, "session-token-file": s.SessionToken,
	} {
		b.text(name, value)
	}
	b.number("uid", s.RuntimeUID)
	b.number("gid", s.RuntimeGID)
	if s.Network.GatewayPort != 0 {
		b.number("gateway-port", &s.Network.GatewayPort)
	}
	b.slots["lifecycle"], b.slots["arg"], b.slots["mount"] = literalItems(s.Lifecycle), literalItems(s.ExtraArgs), literalItems(s.Mounts)
	b.command = literalItems(s.Command)
	for _, v := range s.ExtraEnv {
		b.env = append(b.env, variable{abstract.Literal(v.Key), abstract.Literal(v.Value)})
	}
}

func (b *blueprint) text(name, value string) {
	switch {
	case value == "":
	case name == "ip" && value == "auto":
		b.single(step{name: name, value: abstract.Literal(value), presence: PresenceAlways})
	default:
		b.texts[name] = abstract.Literal(value)
	}
}

func (b *blueprint) number(name string, n *int64) {
	if n != nil {
		b.texts[name] = abstract.Literal(strconv.FormatInt(*n, 10))
	}
}

func literalItems(words []string) []abstract.Item {
	var out []abstract.Item
	for _, w := range words {
		out = append(out, literalItem(w))
	}
	return out
}

// fields is the sandbox as the builder takes it, in one mode.
func (b *blueprint) fields(m mode) builder.Fields[abstract.Item] {
	f := builder.Fields[abstract.Item]{
		Engine: b.must("engine"), Name: b.must("name"), Network: b.must("network"),
		GatewayHost: b.must("gateway-host"), GatewayIP: b.must("gateway-ip"), GatewayPort: b.must("gateway-port"),
		IP: b.maybe("ip"), UID: b.maybe("uid"), GID: b.maybe("gid"),
		SessionToken: b.maybe("session-token-file"), ProxyURL: b.maybe("proxy-url"),
		Private: m.private, Image: b.must("image"),
		Lifecycle: b.slots["lifecycle"], Mounts: b.slots["mount"], Command: b.command,
		Args: slices.Concat(b.slots["arg"], b.gaps),
	}
	for _, v := range b.env {
		f.Env = append(f.Env, builder.Pair[abstract.Item]{Key: abstract.Item{Word: v.key}, Value: abstract.Item{Word: v.value}})
	}
	return f
}

// must is a value that eggbuild does not do without. The engine is docker unless
// something else is said.
func (b *blueprint) must(name string) abstract.Item {
	text, ok := b.texts[name]
	switch {
	case ok && len(text) > 0:
		return abstract.Item{Word: text}
	case name == "engine" && len(b.gaps) == 0:
		return literalItem(engineNames[0])
	case !ok:
		b.texts[name] = b.st.a.mint("--"+name, "not given here")
	}
	return abstract.Item{Word: b.texts[name]}
}

// maybe is a value that may be left out; an empty one is.
func (b *blueprint) maybe(name string) *abstract.Item {
	text, ok := b.texts[name]
	if !ok || len(text) == 0 {
		return nil
	}
	return &abstract.Item{Word: text}
}
