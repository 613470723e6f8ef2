package policy

import (
	"slices"
	"strings"

	"github.com/egglint/egg/parser"
)

// port is one --publish: [[ADDRESS:]HOST:]INSIDE[/PROTOCOL]. HOST and INSIDE are
// ports or ranges of them. An empty address is every interface, an empty host port
// one that the engine chooses.
type port struct {
	address, host, inside, protocol *parser.Word
	presence                        parser.Presence
}

func portsOf(s *parser.Scenario) []port {
	var all []port
	for _, flag := range flagsNamed(s, "publish") {
		p := portOf(flagWord(flag))
		p.presence = flag.Presence
		all = append(all, p)
	}
	return all
}

func portOf(w *parser.Word) port {
	if strings.Contains(marked(w), "=") {
		return longPort(w)
	}
	pieces := colons(w)
	inside := cut(pieces[len(pieces)-1], by("/"))
	p := port{address: literal(""), host: literal(""), inside: inside.before, protocol: literal("tcp")}
	switch {
	case inside.found == yes && hasLiteral(inside.after):
		p.protocol = lowered(inside.after)
	case !known(inside.after):
		p.protocol = blank("protocol of " + w.Text)
	}
	if len(pieces) > 1 {
		p.host = pieces[len(pieces)-2]
	}
	if len(pieces) > 2 {
		p.address = unbracketed(joined(pieces[:len(pieces)-2], ":"))
	}
	// A hole in front may hold colons of its own.
	switch {
	case len(pieces) == 1 && !known(inside.before):
		p.address, p.host = blank("address of "+w.Text), blank("host port of "+w.Text)
	case len(pieces) == 2 && !known(pieces[0]):
		p.address = blank("address of " + w.Text)
	}
	return p
}

// longPort reads target=PORT,published=PORT,protocol=PROTOCOL.
func longPort(w *parser.Word) port {
	p := port{address: literal(""), host: literal(""), inside: literal(""), protocol: literal("tcp")}
	for _, piece := range split(w) {
		at := cut(piece, by("="))
		for key, field := range map[string]**parser.Word{"published": &p.host, "target": &p.inside, "protocol": &p.protocol} {
			switch readsAs(at.before, key) {
			case yes:
				*field = at.after
			case unknown:
				*field = blank(key + " of " + w.Text)
			}
		}
	}
	p.protocol = lowered(p.protocol)
	return p
}

// colons parts a word at every literal colon.
func colons(w *parser.Word) []*parser.Word {
	var pieces []*parser.Word
	for at := cut(w, by(":")); ; at = cut(at.after, by(":")) {
		pieces = append(pieces, at.before)
		if at.found != yes {
			return pieces
		}
	}
}

func joined(words []*parser.Word, sep string) *parser.Word {
	var parts []parser.Part
	for i, w := range words {
		if i > 0 {
			parts = append(parts, parser.Part{Literal: sep})
		}
		parts = append(parts, w.Parts...)
	}
	return wordOf(parts)
}

// hasLiteral holds for a word of which something is known.
func hasLiteral(w *parser.Word) bool {
	return slices.ContainsFunc(w.Parts, func(p parser.Part) bool { return p.Literal != "" })
}

// unbracketed takes the brackets around an address of IPv6 away.
func unbracketed(w *parser.Word) *parser.Word {
	switch begin := lead(w); {
	case strings.HasPrefix(begin, "["):
		return cut(cut(w, by("[")).after, by("]")).before
	case begin == "" && strings.ContainsAny(marked(w), "[]"):
		return blank("address of " + w.Text)
	}
	return w
}
