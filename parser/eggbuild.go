package parser

import (
	"slices"

	"github.com/egglint/egg/builder"
	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/parser/abstract"
)

// buildFlags is the flag table of eggbuild.
func buildFlags() *dockerflag.Set {
	var all []dockerflag.Flag
	for _, f := range builder.CommandFlags() {
		all = append(all, dockerflag.Flag{Name: f.Name, Shorthand: f.Shorthand, Type: f.Type})
	}
	return dockerflag.NewSet(all)
}

// builder reads an eggbuild command line: the launch is the one that it would
// build, by the function that builds it, with what is not known as holes.
func (st *start) builder() {
	s := newScan(buildFlags(), st.nodes, 1, st.a.mint)
	command := buildLine(s)
	if asksHelp(s.steps) || slices.ContainsFunc(s.steps, func(f step) bool { return f.name == "version" && f.presence == PresenceAlways }) {
		return
	}
	st.assume(s.assumptions...)
	b := newBlueprint(st, s.steps)
	if len(command) > 0 {
		b.command = command
	}
	for _, mode := range b.modes() {
		st.a.launch(st, b.launch(mode))
	}
}

// buildLine reads the flags of eggbuild and gives the command behind them.
func buildLine(s *scan) (command []abstract.Item) {
	for {
		s.flags()
		switch {
		case s.done():
			return nil
		case endsFlags(s.nodes[s.at]):
			return itemsOf(s.nodes[s.at+1:])
		case !s.nodes[s.at].item.IsWord():
			s.skip()
		default:
			return itemsOf(s.nodes[s.at:])
		}
	}
}

func itemsOf(in []*node) []abstract.Item {
	out := make([]abstract.Item, len(in))
	for i, n := range in {
		out[i] = n.item
	}
	return out
}

// mode is one of the two modes, with what it takes to be in it.
type mode struct {
	private bool
	when    []abstract.Decision
}

// modes are those that the sandbox may be in. A mode that is not known is one of
// the two: eggbuild refuses any other.
func (b *blueprint) modes() []mode {
	text, set := b.texts["mode"]
	if v, known := text.Known(); known && set {
		if m, err := builder.ParseMode(v); err == nil {
			return []mode{{private: m.IsPrivate()}}
		}
	}
	source := "the mode"
	if set {
		source = text.Source()
	}
	var out []mode
	for _, private := range []bool{true, false} {
		d := abstract.Decision{Text: source + " = private", Outcome: private, Place: b.st.exec.Place}
		out = append(out, mode{private: private, when: []abstract.Decision{d}})
	}
	return out
}

// launch is the launch in one mode.
func (b *blueprint) launch(m mode) found {
	argv := nodes(builder.Assemble(b.fields(m), literalItem, concatItems))
	image := len(argv) - 1 - len(b.command)
	engine, ok := b.st.a.parser.engineOf(argv[0].item.Word)
	if !ok {
		engine = engineUnknown
	}
	set := dockerflag.FlagsOf(engine, "run")
	return found{
		engine: engine, subcommand: "run", builder: true, when: m.when, nodes: argv,
		reading: readTo(imageSearch{image: image}, newScan(set, argv, 2, b.st.a.mint)),
	}
}

func literalItem(s string) abstract.Item { return abstract.Item{Word: abstract.Literal(s)} }

func concatItems(items ...abstract.Item) abstract.Item {
	texts := make([]abstract.Text, len(items))
	for i, item := range items {
		texts[i] = item.Word
	}
	return abstract.Item{Word: abstract.Concat(texts...)}
}
