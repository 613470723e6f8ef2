package policy

import (
	"strings"

	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/parser"
)

// flagWord is the value of a flag; a boolean flag without one reads "true".
func flagWord(f parser.Flag) *parser.Word {
	if f.Value == nil {
		return literal("true")
	}
	return f.Value
}

// urlHost is the host of a URL, or of HOST:PORT. It is unknown where the word may
// begin with a scheme that is not told.
func urlHost(w *parser.Word) *parser.Word {
	if scheme := cut(w, by("://")); scheme.found == yes {
		return bareHost(cut(scheme.after, by("@")))
	}
	if lead(w) != "" {
		return bareHost(cut(w, by("@")))
	}
	return blank("host of " + w.Text)
}

// bareHost takes the user's name before the host, and the port behind it, away.
func bareHost(at halves) *parser.Word {
	host := at.before
	if at.found == yes {
		host = at.after
	}
	if strings.HasPrefix(lead(host), "[") {
		return cut(cut(host, by("[")).after, by("]")).before
	}
	return cut(host, anyByte(":/?#")).before
}

// pair is one field of KEY=VALUE,KEY=VALUE.
type pair struct {
	key, value, whole *parser.Word
	found             answer // whether it has a value
}

// pairs takes a record of fields apart, and is false for what is none. Engines
// read the keys without case.
func pairs(w *parser.Word) ([]pair, bool) {
	pieces, ok := record(w)
	if !ok {
		return nil, false
	}
	all := make([]pair, len(pieces))
	for i, piece := range pieces {
		at := cut(piece, by("="))
		all[i] = pair{lowered(at.before), at.after, piece, at.found}
	}
	return all, true
}

// valuesOf is the value of every field that has, or may have, one of these keys.
func valuesOf(all []pair, keys ...string) []*parser.Word {
	var values []*parser.Word
	for _, p := range all {
		switch anyOf(keys, func(key string) answer { return readsAs(p.key, key) }) {
		case yes:
			values = append(values, p.value)
		case unknown:
			values = append(values, blank("value of "+p.key.Text))
		}
	}
	return values
}

// devices is what a volume of the local driver is bound to.
func devices(fields []pair) []*parser.Word {
	var paths []*parser.Word
	for _, option := range valuesOf(fields, "volume-opt") {
		if at := cut(option, by("=")); readsAs(at.before, "device") != no {
			paths = append(paths, at.after)
		}
	}
	return paths
}

// network is one --network, in its short form or its long one (`name=X,ip=Y,…`).
type network struct {
	name      *parser.Word
	addressed answer       // is a static address given?
	address   *parser.Word // the one that counts; nil: none is given in the long form
	aliases   []*parser.Word
	presence  parser.Presence
}

func networksOf(s *parser.Scenario) []network {
	var all []network
	for _, flag := range flagsNamed(s, "network") {
		all = append(all, networkOf(flag))
	}
	return all
}

// networkOf leaves a word that is no record as the name: no engine takes it for
// the long form.
func networkOf(flag parser.Flag) network {
	n := network{name: flagWord(flag), presence: flag.Presence, addressed: no}
	fields, ok := pairs(n.name)
	if !ok || fields[0].found != yes || !isLong(n.name) {
		return n
	}
	n.name = lastOf(fields, "default", "name")
	if addresses := valuesOf(fields, "ip"); len(addresses) > 0 {
		n.addressed, n.address = isAddressed(fields), addresses[len(addresses)-1]
	}
	for _, alias := range valuesOf(fields, "alias") {
		n.aliases = append(n.aliases, lowered(alias)) // as engines do, in this form alone
	}
	return n
}

// isAddressed answers whether a field gives a static address.
func isAddressed(fields []pair) answer {
	return anyOf(fields, func(p pair) answer {
		if text, told := value(p.value); told && text == "" && p.found == yes {
			return no
		}
		return readsAs(p.key, "ip")
	})
}

// isLong tells whether engines take a word for the long form. A hole is taken to
// begin and end with a letter or a digit.
func isLong(w *parser.Word) bool {
	return dockerflag.LongNetwork(strings.ReplaceAll(marked(w), mark, "x"))
}

// addedHost is the name and the address of an --add-host.
func addedHost(flag parser.Flag) (host, address *parser.Word) {
	at := cut(flagWord(flag), anyByte(":="))
	return at.before, unbracketed(at.after)
}

// taken is a name that the launch gives to something, and the option that does.
type taken struct {
	name *parser.Word
	flag string
}

func takenNames(s *parser.Scenario, networks []network) []taken {
	all := hostnames(s)
	for _, flag := range flagsNamed(s, "network-alias") {
		all = append(all, taken{flagWord(flag), "--network-alias"})
	}
	for _, flag := range flagsNamed(s, "link") {
		name := flagWord(flag)
		if at := cut(name, by(":")); at.found == yes {
			name = at.after
		}
		all = append(all, taken{name, "--link"})
	}
	for _, n := range networks {
		for _, alias := range n.aliases {
			all = append(all, taken{alias, "--network"})
		}
	}
	return all
}

// hostnames are the names that the engine writes into /etc/hosts for the container
// itself: the host name, with its domain too, and what stands before its first dot.
func hostnames(s *parser.Scenario) []taken {
	var all []taken
	for _, flag := range flagsNamed(s, "hostname") {
		name := flagWord(flag)
		all = append(all, taken{name, "--hostname"})
		if at := cut(name, by(".")); at.found == yes {
			all = append(all, taken{at.before, "--hostname"})
		}
		for _, domain := range flagsNamed(s, "domainname") {
			all = append(all, taken{joined([]*parser.Word{name, flagWord(domain)}, "."), "--hostname"})
		}
	}
	return all
}

// variable is one -e of the argv. A value of nil is taken from the caller's
// environment.
type variable struct {
	name, value *parser.Word
	text        string
}

func variablesOf(s *parser.Scenario) []variable {
	var all []variable
	for _, flag := range flagsNamed(s, "env") {
		if flag.Value == nil {
			all = append(all, variable{name: blank("-e"), text: "-e"})
			continue
		}
		v := variable{name: flag.Value, text: flag.Value.Text}
		if at := cut(flag.Value, by("=")); at.found == yes {
			v.name, v.value = at.before, at.after
		}
		all = append(all, v)
	}
	return all
}

// repeat is an -e that comes after the first one for a variable, and sets it too,
// or may.
type repeat struct {
	name         string
	first, later variable
}

func repeatsOf(all []variable) []repeat {
	var repeats []repeat
	seen := map[string]bool{}
	for i, first := range all {
		name, ok := value(first.name)
		if !ok || seen[name] {
			continue
		}
		seen[name] = true
		for _, later := range all[i+1:] {
			if other, ok := value(later.name); !ok || other == name {
				repeats = append(repeats, repeat{name, first, later})
			}
		}
	}
	return repeats
}
