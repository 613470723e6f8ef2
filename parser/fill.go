package parser

import (
	"regexp"
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// filledLater tells why what a program puts into a command is not known.
const filledLater = "filled in at run time"

// placeholders are what parallel replaces in a command unless it is told otherwise.
var placeholders = regexp.MustCompile(`\{[0-9.+-]*[#%/.]*\}`)

// braces are what find replaces, and xargs where no other string is named.
var braces = regexp.MustCompile(`\{\}`)

// fill puts what xargs and its like read into the command: in place of the string
// that they replace, or else behind it.
func (st *start) fill(s *scan, w wrapper) {
	pattern := st.replaces(s)
	if w.texts {
		st.nodes = st.nodes[:sources(st.nodes)]
		if pattern == nil {
			pattern = placeholders
		}
	}
	replaced := false
	if pattern != nil {
		st.nodes, replaced = st.replace(st.nodes, pattern)
	}
	switch {
	case replaced || pattern != nil && !w.texts:
	case w.texts && len(st.nodes) == 1:
		st.nodes = []*node{st.withInput(st.nodes[0])}
	case !w.texts && st.reads(s) != nil:
		st.nodes = append(slices.Clip(st.nodes), st.reads(s)...)
	default:
		gap := &abstract.Gap{Source: "arguments of " + programName(s.nodes[0].source()), Why: filledLater, Place: st.exec.Place}
		st.nodes = append(slices.Clip(st.nodes), &node{item: abstract.Item{Gap: gap}})
	}
}

// plainInput is what every xargs takes for the same words.
var plainInput = regexp.MustCompile(`^[\w./:=@%+,\n\t -]*$`)

// reads are the words that xargs reads and puts behind the command. nil: none are
// known, or it may start the command more than once.
func (st *start) reads(s *scan) []*node {
	for _, f := range s.steps {
		if f.gap() || !slices.Contains([]string{"r", "t", "no-run-if-empty", "verbose"}, f.name) {
			return nil
		}
	}
	literal, all := commonBeginning(st.exec.Inputs)
	if literal == "" || len(literal) > maxRead || !plainInput.MatchString(literal) {
		return nil
	}
	whole := literal // what is not known may go on with the last word, and quote what follows
	if !all {
		whole = literal[:strings.LastIndexAny(literal, " \t\n")+1]
	}
	var out []*node
	for _, word := range strings.Fields(whole) {
		out = append(out, wordNode(abstract.Literal(word), st.nodes[0].item.Origin))
	}
	if !all {
		gap := &abstract.Gap{Source: "arguments of " + programName(s.nodes[0].source()), Why: filledLater, Place: st.exec.Place}
		out = append(out, &node{item: abstract.Item{Gap: gap}})
	}
	return out
}

// commonBeginning is the known text that each of some texts begins with; all tells
// whether that is all of each.
func commonBeginning(texts []abstract.Text) (literal string, all bool) {
	all = true
	for i, t := range texts {
		begin := firstLiteral(t)
		_, known := t.Known()
		if i == 0 {
			literal = begin
		}
		all = all && known && begin == literal
		for !strings.HasPrefix(begin, literal) {
			literal = literal[:len(literal)-1]
		}
	}
	return literal, all
}

// maxRead is how much xargs certainly hands to one command.
const maxRead = 1 << 10

// replaces is the string that xargs replaces. nil: it puts all behind the command.
func (st *start) replaces(s *scan) *regexp.Regexp {
	for _, f := range slices.Backward(s.steps) {
		switch {
		case f.gap() || f.name != "I" && f.name != "i" && f.name != "replace":
		case !f.hasValue:
			return braces
		default:
			text, known := f.value.Known()
			if known && text != "" {
				return regexp.MustCompile(regexp.QuoteMeta(text))
			}
			st.assume(f.value.Source() + " stands in no word of the command")
			return regexp.MustCompile(`\z.`) // matches nothing
		}
	}
	return nil
}

// sources is where the arguments of parallel begin that it puts into the command.
func sources(in []*node) int {
	for i, n := range in {
		if word, known := n.known(); known && strings.HasPrefix(word, ":::") {
			return i
		}
	}
	return len(in)
}

// withInput is a text that the arguments are put behind.
func (st *start) withInput(n *node) *node {
	t, single := n.single()
	if !single {
		return n
	}
	return wordNode(abstract.Concat(t, abstract.Literal(" "), st.a.mint("{}", filledLater)), n.item.Origin)
}

// replace puts one hole in place of all that matches in the known text of words.
// ok tells whether there was any.
func (st *start) replace(in []*node, pattern *regexp.Regexp) (out []*node, ok bool) {
	holes := map[string]abstract.Text{}
	for _, n := range in {
		t, word := n.word()
		filled := st.filledIn(t, pattern, holes)
		if !word || filled == nil {
			out = append(out, n)
			continue
		}
		ok = true
		out = append(out, wordNode(filled, n.item.Origin))
	}
	return out, ok
}

// filledIn is a text with holes in place of all that matches; nil: nothing does.
func (st *start) filledIn(t abstract.Text, pattern *regexp.Regexp, holes map[string]abstract.Text) abstract.Text {
	var parts []abstract.Text
	found := false
	for i, p := range t {
		rest := p.Literal
		for at := pattern.FindStringIndex(rest); at != nil; at = pattern.FindStringIndex(rest) {
			mark := rest[at[0]:at[1]]
			if holes[mark] == nil {
				holes[mark] = st.a.mint(mark, filledLater)
			}
			parts = append(parts, abstract.Literal(rest[:at[0]]), holes[mark])
			rest, found = rest[at[1]:], true
		}
		if p.Hole != nil {
			parts = append(parts, t[i:i+1])
			continue
		}
		parts = append(parts, abstract.Literal(rest))
	}
	if !found {
		return nil
	}
	return abstract.Concat(parts...)
}
