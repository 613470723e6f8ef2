package policy

import (
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/parser"
)

// named is NAME=VALUE of an option that says many things.
type named struct {
	name, value *parser.Word
	presence    parser.Presence
}

// securityOf reads --security-opt, in which a colon stood for the equals sign once.
// What has neither is a name alone.
func securityOf(s *parser.Scenario) []named {
	var all []named
	for _, flag := range flagsNamed(s, "security-opt") {
		w := flagWord(flag)
		at := cut(w, by("="))
		if at.found != yes {
			if colon := cut(w, by(":")); colon.found == yes {
				at = colon
			}
		}
		all = append(all, named{at.before, at.after, flag.Presence})
	}
	return all
}

// limit is one --ulimit. Where only one limit is told, it is both.
type limit struct {
	name, soft, hard *parser.Word
	presence         parser.Presence
}

func limitsOf(s *parser.Scenario) []limit {
	var all []limit
	for _, flag := range flagsNamed(s, "ulimit") {
		at := cut(flagWord(flag), by("="))
		values := cut(at.after, by(":"))
		l := limit{name: at.before, soft: values.before, hard: values.after, presence: flag.Presence}
		if values.found == no {
			l.hard = l.soft
		}
		all = append(all, l)
	}
	return all
}

// device is one --device: HOST[:INSIDE][:MODE].
type device struct {
	host, inside, mode *parser.Word
	presence           parser.Presence
}

func devicesOf(s *parser.Scenario) []device {
	var all []device
	for _, flag := range flagsNamed(s, "device") {
		d := deviceOf(flagWord(flag))
		d.presence = flag.Presence
		all = append(all, d)
	}
	return all
}

func deviceOf(w *parser.Word) device {
	at := cut(w, by(":"))
	rest := cut(at.after, by(":"))
	mode := func(w *parser.Word) bool {
		text, ok := value(w)
		return ok && text != "" && strings.Trim(text, "rwm") == ""
	}
	switch {
	case at.found == no:
		return device{host: w, inside: w, mode: literal("rwm")}
	case at.found == unknown:
		return device{host: w, inside: blank("target of " + w.Text), mode: blank("mode of " + w.Text)}
	case rest.found == yes:
		return device{host: at.before, inside: rest.before, mode: rest.after}
	case rest.found == no && mode(at.after):
		return device{host: at.before, inside: at.before, mode: at.after}
	case rest.found == no:
		return device{host: at.before, inside: at.after, mode: literal("rwm")}
	}
	return device{host: at.before, inside: blank("target of " + w.Text), mode: blank("mode of " + w.Text)}
}

// reference is the name of an image, in its parts; what is not there is empty.
type reference struct{ repository, tag, digest *parser.Word }

// referenceOf parts an image's name. A hole is taken to hold no at sign; one behind
// which a slash stands is no tag.
func referenceOf(image *parser.Word) reference {
	at := cut(image, by("@"))
	r := reference{repository: at.before, tag: literal(""), digest: literal("")}
	if at.found == yes {
		r.digest = at.after
	}
	pieces := colons(at.before)
	last := pieces[len(pieces)-1]
	switch {
	case len(pieces) > 1 && !strings.Contains(marked(last), "/"):
		r.repository, r.tag = joined(pieces[:len(pieces)-1], ":"), last
	case endsInHole(at.before):
		r.repository, r.tag = blank("repository of "+image.Text), blank("tag of "+image.Text)
	}
	if at.found == unknown {
		r.digest = blank("digest of " + image.Text)
	}
	return r
}

// endsInHole holds for a word whose last part only a run knows.
func endsInHole(w *parser.Word) bool {
	parts := plainParts(w.Parts)
	return len(parts) > 0 && isHole(parts[len(parts)-1])
}

// rootfsOf answers whether what stands for the image is a folder: podman and
// nerdctl start from one with --rootfs.
func rootfsOf(s *parser.Scenario) answer {
	said := no
	for _, flag := range flagsNamed(s, "rootfs") {
		text, told := value(flagWord(flag))
		switch on, err := strconv.ParseBool(text); {
		case !told || flag.Presence != parser.PresenceAlways || err != nil:
			said = unknown
		case on:
			said = yes
		default:
			said = no
		}
	}
	return said
}

// imageParts writes an image in its parts; null: there is none, or it is not told.
func imageParts(s *parser.Scenario) *ast.Term {
	rootfs := rootfsOf(s)
	if s.Image == nil || rootfs == yes {
		return ast.NullTerm()
	}
	r := referenceOf(s.Image)
	if rootfs == unknown {
		r = reference{blank("repository of " + s.Image.Text), blank("tag of " + s.Image.Text), blank("digest of " + s.Image.Text)}
	}
	return object(field{"repository", wordTerm(r.repository)}, field{"tag", wordTerm(r.tag)}, field{"digest", wordTerm(r.digest)})
}

// normalTerm writes what options say that have a syntax of their own. Where an
// engine parts values at their commas, each piece is an entry.
func normalTerm(s *parser.Scenario, wanted wants) *ast.Term {
	return object(wanted.fields(inNormal, []fact{
		{"image", func() *ast.Term { return imageParts(s) }},
		{"rootfs", func() *ast.Term { return answerTerm(rootfsOf(s)) }},
		{"mounts", func() *ast.Term { return list(mountsOf(s), mountTerm) }},
		{"ports", func() *ast.Term { return list(portsOf(s), portTerm) }},
		{"security", func() *ast.Term { return list(securityOf(s), namedTerm) }},
		{"caps", func() *ast.Term {
			return object(
				field{"added", list(flagsNamed(s, "cap-add"), valueTerm)},
				field{"dropped", list(flagsNamed(s, "cap-drop"), valueTerm)},
			)
		}},
		{"limits", func() *ast.Term { return list(limitsOf(s), limitTerm) }},
		{"devices", func() *ast.Term { return list(devicesOf(s), deviceTerm) }},
	})...)
}

func valueTerm(f parser.Flag) *ast.Term {
	return object(field{"value", wordTerm(flagWord(f))}, field{"presence", text(f.Presence)})
}

func mountTerm(m mount) *ast.Term {
	return object(
		field{"flag", text(m.flag)}, field{"type", wordTerm(m.kind)},
		field{"sources", list(m.sources, wordTerm)}, field{"devices", list(m.devices, wordTerm)},
		field{"targets", list(m.targets, wordTerm)}, field{"readOnly", answerTerm(m.readOnly)},
		field{"propagation", wordTerm(m.propagation)}, field{"options", list(m.options, wordTerm)},
		field{"presence", text(m.presence)},
	)
}

func portTerm(p port) *ast.Term {
	return object(
		field{"address", wordTerm(p.address)}, field{"host", wordTerm(p.host)}, field{"inside", wordTerm(p.inside)},
		field{"protocol", wordTerm(p.protocol)}, field{"presence", text(p.presence)},
	)
}

func namedTerm(n named) *ast.Term {
	return object(field{"name", wordTerm(n.name)}, field{"value", wordTerm(n.value)}, field{"presence", text(n.presence)})
}

func limitTerm(l limit) *ast.Term {
	return object(
		field{"name", wordTerm(l.name)}, field{"soft", wordTerm(l.soft)}, field{"hard", wordTerm(l.hard)}, field{"presence", text(l.presence)},
	)
}

func deviceTerm(d device) *ast.Term {
	return object(
		field{"host", wordTerm(d.host)}, field{"inside", wordTerm(d.inside)}, field{"mode", wordTerm(d.mode)}, field{"presence", text(d.presence)},
	)
}

func answerTerm(a answer) *ast.Term {
	switch a {
	case yes:
		return text("yes")
	case no:
		return text("no")
	}
	return text("unknown")
}
