package policy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/egglint/egg/parser"
)

// cube is a conjunction of conditions. The empty one always holds.
type cube []parser.Condition

// choice tells what a condition is an outcome of.
type choice struct {
	text, file string
	line       int
}

func choiceOf(c parser.Condition) choice { return choice{c.Text, c.File, c.Line} }

// cover says when something is found, in the fewest words: cubes that hold
// together in all the scenarios found, and in none of the others. A condition is
// left out where what is found does not depend on it.
func cover(found, others []cube) []cube {
	if len(others) == 0 {
		return []cube{{}}
	}
	var cubes []cube
	for _, c := range found {
		if !slices.ContainsFunc(cubes, c.within) {
			cubes = append(cubes, c.widened(others))
		}
	}
	return cubes
}

// widened drops conditions, the last first, as long as the cube keeps apart from
// every other scenario that it was apart from.
func (c cube) widened(others []cube) cube {
	apart := slices.DeleteFunc(slices.Clone(others), func(o cube) bool { return !c.excludes(o) })
	for i := len(c) - 1; i >= 0; i-- {
		wider := slices.Delete(slices.Clone(c), i, i+1)
		clashes := func(o cube) bool { return !wider.excludes(o) }
		if !slices.ContainsFunc(apart, clashes) {
			c = wider
		}
	}
	return c
}

// excludes holds where the two cannot both hold: one choice, two outcomes.
func (c cube) excludes(other cube) bool {
	return slices.ContainsFunc(c, func(mine parser.Condition) bool {
		return slices.ContainsFunc(other, func(theirs parser.Condition) bool {
			return choiceOf(mine) == choiceOf(theirs) && mine.Outcome != theirs.Outcome
		})
	})
}

// within holds where every condition of the wider cube is one of c.
func (c cube) within(wider cube) bool {
	for _, condition := range wider {
		if !slices.Contains(c, condition) {
			return false
		}
	}
	return true
}

// occurrence is one way to tell where something was found.
type occurrence struct {
	via   []parser.Call
	cubes []cube
	first int // the first scenario of it
}

// occurrences tells for which callers and under which conditions something was
// found in the scenarios that are marked. Callers are not choices of the program:
// what all of them bring about is told once, anything else for each of them.
func occurrences(scenarios []parser.Scenario, found []bool) []occurrence {
	contexts := contextsOf(scenarios)
	var all []occurrence
	for _, context := range contexts {
		if here, ok := within(scenarios, context, found); ok {
			all = append(all, here)
		}
	}
	if len(contexts) > 1 && len(all) == len(contexts) && alike(all) {
		all[0].via = nil
		return all[:1]
	}
	return all
}

// contextsOf parts the scenarios, by index, by the calls that led to them.
func contextsOf(scenarios []parser.Scenario) [][]int {
	var contexts [][]int
	at := map[string]int{}
	for i, s := range scenarios {
		key := fmt.Sprint(s.Via)
		n, ok := at[key]
		if !ok {
			n = len(contexts)
			at[key] = n
			contexts = append(contexts, nil)
		}
		contexts[n] = append(contexts[n], i)
	}
	return contexts
}

func within(scenarios []parser.Scenario, context []int, found []bool) (occurrence, bool) {
	var hit, missed []cube
	first := -1
	for _, i := range context {
		if !found[i] {
			missed = append(missed, scenarios[i].When)
			continue
		}
		hit = append(hit, scenarios[i].When)
		if first < 0 {
			first = i
		}
	}
	if first < 0 {
		return occurrence{}, false
	}
	return occurrence{scenarios[first].Via, cover(hit, missed), first}, true
}

func alike(all []occurrence) bool {
	return !slices.ContainsFunc(all[1:], func(o occurrence) bool { return cubesKey(o.cubes) != cubesKey(all[0].cubes) })
}

func cubesKey(cubes []cube) string {
	keys := make([]string, len(cubes))
	for i, c := range cubes {
		keys[i] = fmt.Sprint(c)
	}
	return strings.Join(keys, "\n")
}
