package abstract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// items is the list in world. What world leaves open becomes optional.
func (u *unfolder) items(list List, world Guard) []Item {
	var out []Item
	group := Never // the guard of the optional that out ends with
	for _, e := range u.live(list, world) {
		when := u.s.Restrict(e.When, world)
		here := u.element(e, u.s.And(world, e.When))
		switch {
		case len(here) == 0:
		case when == Always:
			out, group = append(out, here...), Never
		case when == group:
			last := &out[len(out)-1]
			last.Optional = append(last.Optional, here...)
		default:
			out, group = append(out, Item{Optional: here, Origin: e.Origin}), when
		}
	}
	return out
}

// element is what e becomes where it is there at all.
func (u *unfolder) element(e Element, world Guard) []Item {
	switch {
	case e.Gap != nil:
		return u.gap(e, world)
	case e.Repeat != nil:
		return u.rounds(e, world)
	}
	text := e.Word[0].Value
	for _, c := range e.Word[1:] {
		text = u.blur(text, c.Value)
	}
	return []Item{{Word: text, Origin: e.Origin}}
}

// blur is what two texts have in common, around a fresh hole.
func (u *unfolder) blur(a, b Text) Text {
	head, tail := shared(a, b)
	hole := u.s.NewHole(Hole{Kind: Expression, Source: "…", Why: "one of several words"})
	return Concat(head, Unknown(hole), tail)
}

func (u *unfolder) gap(e Element, world Guard) []Item {
	gap := e.Gap
	if gap.Single && gap.Split != nil {
		if v, ok := u.read(gap.Text, world).Known(); ok {
			if words, ok := gap.Split(v); ok {
				return literalItems(words, e.Origin)
			}
		}
	}
	return []Item{{Gap: gap, Origin: e.Origin}}
}

func literalItems(words []string, origin *Origin) []Item {
	out := make([]Item, len(words))
	for i, w := range words {
		out[i] = Item{Word: Literal(w), Origin: origin}
	}
	return out
}

// maxRounds bounds the alternatives of a repeat: its pattern doubles with each.
const maxRounds = 4

// rounds is any number of the alternatives, in any order: A and B become
// repeat A, repeat [B, repeat A].
func (u *unfolder) rounds(e Element, world Guard) []Item {
	var out []Item
	seen := map[string]bool{}
	for _, round := range e.Repeat {
		here := u.items(round, world)
		key := Key(here)
		if len(here) == 0 || seen[key] {
			continue
		}
		seen[key] = true
		if !slices.ContainsFunc(here, Item.IsWord) || len(seen) > maxRounds {
			return []Item{u.anything(e)}
		}
		turns := append(here, slices.Clone(out)...)
		for i := len(here); i < len(turns); i++ {
			turns[i].again = true
		}
		out = append(out, Item{Repeat: turns, Origin: e.Origin})
	}
	return out
}

// anything is the gap that stands for a repeat that no pattern can tell.
func (u *unfolder) anything(e Element) Item {
	var rounds []string
	for _, round := range e.Repeat {
		rounds = append(rounds, round.Source())
	}
	key := strings.Join(rounds, " … ")
	gap, ok := u.gaps[key]
	if !ok {
		gap = &Gap{Source: key, Why: "appended in a loop"}
		if e.Origin != nil {
			gap.Place = e.Origin.Place
		}
		u.gaps[key] = gap
	}
	return Item{Gap: gap, Origin: e.Origin}
}

// Key identifies what the items match, and as what a reader takes them: equal
// keys, equal argvs.
func Key(items []Item) string {
	var b strings.Builder
	writeKey(&b, items)
	return b.String()
}

func writeKey(b *strings.Builder, items []Item) {
	for _, i := range items {
		switch {
		case i.Gap != nil:
			fmt.Fprintf(b, "g%q%+v", i.Gap.Source, i.Gap.Place)
			i.Gap.Text.writeKey(b)
		case i.Repeat != nil:
			b.WriteString("r(")
			writeKey(b, i.Repeat)
			b.WriteString(")")
		case i.Optional != nil:
			b.WriteString("o(")
			writeKey(b, i.Optional)
			b.WriteString(")")
		default:
			b.WriteString("w")
			i.Word.writeKey(b)
		}
		b.WriteString(";")
	}
}

// Key identifies the string that t is: equal keys, equal strings in every run.
func (t Text) Key() string {
	var b strings.Builder
	t.writeKey(&b)
	return b.String()
}

func (t Text) writeKey(b *strings.Builder) {
	for _, p := range t {
		if p.Hole != nil {
			b.WriteString("$" + strconv.Itoa(p.Hole.ID))
		} else {
			b.WriteString(strconv.Quote(p.Literal))
		}
	}
}
