package policy

import (
	"slices"
	"strings"

	"github.com/egglint/egg/parser"
)

// mount is one place of the container that something is mounted on, by --volume,
// --mount or --tmpfs.
type mount struct {
	flag        string       // the option that says it
	written     *parser.Word // its value
	kind        *parser.Word
	sources     []*parser.Word // what is mounted: one, or what may be; none for an anonymous volume
	devices     []*parser.Word // what a volume of the local driver is bound to
	targets     []*parser.Word // where it is mounted: one, or where it may be
	readOnly    answer
	propagation *parser.Word   // empty: the engine's default
	options     []*parser.Word // the rest, as written, and what may be of it
	presence    parser.Presence
}

// mountsOf reads every mount of a scenario.
func mountsOf(s *parser.Scenario) []mount {
	var all []mount
	for _, option := range []struct {
		name string
		read func(*parser.Word) mount
	}{{"volume", volumeMount}, {"tmpfs", tmpfsMount}, {"mount", recordMount}} {
		for _, flag := range flagsNamed(s, option.name) {
			m := option.read(flagWord(flag))
			m.flag, m.written, m.presence = option.name, flagWord(flag), flag.Presence
			all = append(all, m)
		}
	}
	return all
}

// volumeMount reads TARGET, SOURCE:TARGET and SOURCE:TARGET:OPTIONS. One or two
// characters are a target to engines, whatever they are.
func volumeMount(w *parser.Word) mount {
	at := cut(w, by(":"))
	if text, ok := value(w); ok && len(text) < 3 {
		at.found = no
	}
	switch at.found {
	case no:
		return mount{kind: literal("volume"), targets: []*parser.Word{w}, readOnly: no, propagation: literal("")}
	case unknown:
		return mount{
			kind: blank("type of " + w.Text), sources: []*parser.Word{w}, targets: []*parser.Word{w},
			readOnly: unknown, propagation: blank("propagation of " + w.Text), options: []*parser.Word{blank("options of " + w.Text)},
		}
	}
	target := cut(at.after, by(":"))
	m := mount{kind: volumeKind(at.before), sources: []*parser.Word{at.before}, targets: []*parser.Word{target.before}}
	if target.found != no {
		m.options = split(target.after)
	}
	m.readOptions()
	return m
}

// volumeKind is told by how the source begins.
func volumeKind(source *parser.Word) *parser.Word {
	switch begin := lead(source); {
	case begin == "" && len(source.Parts) > 0:
		return blank("type of " + source.Text)
	case begin != "" && strings.ContainsRune("./~", rune(begin[0])):
		return literal("bind")
	}
	return literal("volume")
}

// readOptions takes what --volume says of writing and propagation from its
// options: of each the last one counts.
func (m *mount) readOptions() {
	m.readOnly, m.propagation = no, literal("")
	var rest []*parser.Word
	for _, option := range m.options {
		switch text, ok := value(option); {
		case !ok:
			m.readOnly, m.propagation = unknown, blank("propagation of "+option.Text)
			rest = append(rest, option)
		case text == "ro":
			m.readOnly = yes
		case text == "rw":
			m.readOnly = no
		case isPropagation(text):
			m.propagation = option
		default:
			rest = append(rest, option)
		}
	}
	m.options = rest
}

func isPropagation(text string) bool {
	switch text {
	case "private", "rprivate", "shared", "rshared", "slave", "rslave":
		return true
	}
	return false
}

func tmpfsMount(w *parser.Word) mount {
	at := cut(w, by(":"))
	m := mount{kind: literal("tmpfs"), targets: []*parser.Word{at.before}}
	if at.found != no {
		m.options = split(at.after)
	}
	m.readOptions()
	return m
}

// recordMount reads the long form. What is no record mounts anything anywhere.
func recordMount(w *parser.Word) mount {
	fields, ok := pairs(w)
	if !ok {
		anything := blank("value of " + w.Text)
		all := []*parser.Word{anything}
		return mount{kind: anything, sources: all, devices: all, targets: all, readOnly: unknown, propagation: anything, options: all}
	}
	m := mount{
		sources: valuesOf(fields, "source", "src"),
		devices: devices(fields),
		targets: valuesOf(fields, "target", "dst", "destination"),
		kind:    lastOf(fields, "volume", "type"), propagation: lastOf(fields, "", "bind-propagation"),
	}
	m.readOnly = readOnlyField(fields)
	for _, p := range fields {
		if anyOf(mountFields, func(key string) answer { return readsAs(p.key, key) }) != yes {
			m.options = append(m.options, p.whole)
		}
	}
	return m
}

// mountFields are those with a place of their own in a mount.
var mountFields = []string{"source", "src", "target", "dst", "destination", "type", "bind-propagation", "readonly", "ro"}

// lastOf is the value, in lower case, of the last field with this key; a hole where
// that cannot be told.
func lastOf(fields []pair, otherwise, key string) *parser.Word {
	last := literal(otherwise)
	for _, p := range fields {
		switch readsAs(p.key, key) {
		case yes:
			last = lowered(p.value)
		case unknown:
			last = blank("value of " + p.key.Text)
		}
	}
	return last
}

// readOnlyField is what the last of these fields says; alone it says yes.
func readOnlyField(fields []pair) answer {
	said := no
	for _, p := range fields {
		switch anyOf([]string{"readonly", "ro"}, func(key string) answer { return readsAs(p.key, key) }) {
		case unknown:
			said = unknown
		case yes:
			said = truthOf(p)
		}
	}
	return said
}

func truthOf(p pair) answer {
	text, ok := value(p.value)
	switch {
	case p.found == no:
		return yes
	case !ok || p.found == unknown:
		return unknown
	case strings.ToLower(text) == "true" || text == "1" || text == "t" || text == "T":
		return yes
	}
	return no
}

// mountedPaths are the words of the host that are mounted, and the places of the
// container that something is mounted on.
func mountedPaths(all []mount) (sources, targets []*parser.Word) {
	for _, m := range all {
		if m.flag == "volume" && len(m.sources) == 0 {
			sources = append(sources, literal(""))
		}
		sources = append(sources, m.sources...)
		for _, device := range m.devices {
			if !slices.Contains(sources, device) {
				sources = append(sources, device)
			}
		}
		targets = append(targets, m.targets...)
	}
	return sources, targets
}
