package parser

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/parser/abstract"
)

// The engines, and egg's own builder.
var engineNames = []string{"docker", "podman", "nerdctl", "finch"}

const (
	engineUnknown = "unknown"
	builderName   = "eggbuild"
)

func isEngine(name string) bool { return slices.Contains(engineNames, name) }

// engineVariable is how people call a variable that holds an engine.
var engineVariable = regexp.MustCompile(`(?i)docker|podman|nerdctl|container_?(runtime|engine|cli|cmd|tool)`)

// notEngineVariable is what is called after an engine, and holds something else.
var notEngineVariable = regexp.MustCompile(`(?i)opt|arg|flag|param|image|img|file|dir|path|host|user|tag|compose|name`)

// mentions tells whether a text speaks of an engine: by its name, or by that of
// a variable that holds one.
func (p *Parser) mentions(text []byte) bool {
	if engineNeedle.in(text) || bytes.Contains(text, []byte(builderName)) || bytes.Contains(lowered(text), []byte("finch")) {
		return true
	}
	return slices.ContainsFunc(p.options.Engines, func(name string) bool {
		return bytes.Contains(text, []byte(strings.Trim(name, "${}")))
	})
}

// commandName is the name of the program that a command word starts: without
// its folder. known is false where the name is not known to the end.
func commandName(t abstract.Text) (name string, known bool) {
	if v, ok := t.Known(); ok {
		return programName(v), true
	}
	last := t[len(t)-1]
	if i := strings.LastIndexByte(last.Literal, '/'); i >= 0 {
		return programName(last.Literal[i:]), true
	}
	return "", false
}

func programName(word string) string {
	if word == "" {
		return ""
	}
	return strings.TrimSuffix(path.Base(word), ".exe")
}

// engineOf is the engine that a command word starts. ok is false where it starts
// none, as far as one can tell.
func (p *Parser) engineOf(t abstract.Text) (engine string, ok bool) {
	if name, known := commandName(t); known {
		return name, isEngine(name)
	}
	for _, part := range t {
		if part.Hole != nil && p.holdsEngine(part.Hole) {
			return engineUnknown, true
		}
	}
	return "", false
}

// holdsEngine tells whether a hole stands for an engine, by the configuration or
// by what it is called.
func (p *Parser) holdsEngine(h *abstract.Hole) bool {
	for _, name := range p.options.Engines {
		if name == h.Source || strings.TrimPrefix(name, "$") == variableName(h) {
			return true
		}
	}
	return engineVariable.MatchString(h.Source) && !notEngineVariable.MatchString(h.Source)
}

// variableName is NAME of $NAME and ${NAME}.
func variableName(h *abstract.Hole) string {
	if h.Name != "" {
		return h.Name
	}
	return strings.Trim(h.Source, "${}\"")
}

// subcommand is what a command line asks of its engine, and where the words
// after it begin. unknown tells that an element which is not known stands in its
// place.
type subcommand struct {
	name    string
	object  string // container or network, where it stands before the name
	next    int
	unknown bool
	scan    *scan // the global flags
}

// readSubcommand reads the global flags of an engine and the subcommand behind the
// engine word. `container run` is run.
func readSubcommand(engine string, in []*node, mint func(source, why string) abstract.Text) subcommand {
	s := newScan(dockerflag.FlagsOf(engine, "global"), in, 1, mint)
	sub := subcommand{scan: s}
	for {
		s.flags()
		switch {
		case s.done():
			return sub
		case s.unknownBefore():
			s.skip()
			continue
		case endsFlags(in[s.at]):
			s.at++
			continue
		case s.doubtful() && s.startsBehind():
			s.swallow()
			continue
		}
		word, known := in[s.at].known()
		s.at++
		switch {
		case !known:
			sub.unknown = true
			return sub
		case sub.object == "" && (word == "container" || word == "network"):
			sub.object = word
		default:
			sub.name, sub.next = sub.named(word), s.at
			return sub
		}
	}
}

// named is what the engine does with its object. Of networks only one thing is read.
func (s subcommand) named(verb string) string {
	switch {
	case s.object != "network":
		return verb
	case s.object+" "+verb == Connect:
		return Connect
	}
	return s.object
}

// unknownBefore tells whether a gap is at hand, and what is read of an engine stands
// somewhere behind it, with nothing but flags and gaps between.
func (s *scan) unknownBefore() bool {
	ahead := newScan(s.set, copies(s.nodes), s.at, s.mint)
	if ahead.nodes[ahead.at].item.Gap == nil {
		return false
	}
	for !ahead.done() {
		ahead.flags()
		if ahead.done() || ahead.nodes[ahead.at].item.Gap == nil {
			break
		}
		ahead.at++
	}
	return ahead.begins()
}

// begins tells whether the words at hand are those of a subcommand that is read.
func (s *scan) begins() bool {
	if s.done() {
		return false
	}
	word, known := s.nodes[s.at].known()
	if !known || word != "network" {
		return known && (word == "container" || startsNew(word))
	}
	behind := s.at + 1
	return behind < len(s.nodes) && isKnown(s.nodes[behind], "connect")
}

// managing are the subcommands that have a run or a create of their own.
var managing = []string{
	"buildx", "builder", "checkpoint", "compose", "config", "container", "context", "machine", "manifest", "network",
	"plugin", "pod", "secret", "service", "stack", "swarm", "volume",
}

// commands are the other subcommands of engines.
var commands = strings.Fields(`attach bake build commit cp diff events exec export generate healthcheck help history image images
	import info init inspect kill kube load login logout logs mount pause play port ps pull push rename restart rm rmi save
	scan search start stats stop system tag top trust umount unpause unshare untag update version wait`)

// isEngineCommand tells whether engines have a subcommand of that name. A flag may
// ask for help.
func isEngineCommand(name string) bool {
	return name == "" || slices.Contains(commands, name) || slices.Contains(managing, name)
}

// startsBehind tells whether the word at hand can only be the value of the flag
// before it, since what starts a container stands behind it.
func (s *scan) startsBehind() bool {
	word, known := s.nodes[s.at].known()
	if !known || startsNew(word) || slices.Contains(managing, word) {
		return false
	}
	ahead := newScan(s.set, copies(s.nodes), s.at+1, s.mint)
	ahead.flags()
	return ahead.begins()
}

// swallow takes the word at hand for the value of the flag before it.
func (s *scan) swallow() {
	f := &s.steps[len(s.steps)-1]
	s.assumptions = slices.DeleteFunc(s.assumptions, func(a string) bool { return a == takesNone(f.name) })
	s.assume(dashed(f.name) + " takes a value")
	f.value, f.hasValue = s.nodes[s.at].item.Word, true
	s.at++
}

// isRead tells whether what a subcommand does is read: it starts a new container, or
// connects one.
func isRead(name string) bool { return startsNew(name) || name == Connect }

// startsNew tells whether a subcommand starts a new container.
func startsNew(name string) bool { return name == "run" || name == "create" }
