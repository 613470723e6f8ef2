package abstract_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/patterntest"
	"github.com/egglint/egg/parser/abstract"
)

// unfolded is a random list with what it unfolds to.
type unfolded struct {
	*writer
	list      abstract.List
	reach     abstract.Guard
	scenarios []abstract.Scenario
	complete  bool
}

func unfold(seed uint64, plain bool, limit int) unfolded {
	w := newWriter(newProgram(seed, 1+int(seed%3), 1+int(seed%2), int(seed/2%3)), plain)
	u := unfolded{writer: w, list: w.list(w.rand.IntN(7)), reach: abstract.Always}
	if seed%4 > 0 {
		u.reach = w.guard(int(seed % 3))
	}
	u.scenarios, u.complete = abstract.Unfold(w.Space, u.list, u.reach, abstract.Limits{Scenarios: limit})
	return u
}

// reached lists the runs that get there.
func (u unfolded) reached() []run {
	return slices.DeleteFunc(u.runs(), func(r run) bool { return !u.holds(u.reach, r) })
}

// belongs returns the scenario that r belongs to, and there must be but one.
func (u unfolded) belongs(t *testing.T, r run) abstract.Scenario {
	t.Helper()
	var found []abstract.Scenario
	for _, sc := range u.scenarios {
		if u.holds(sc.Guard, r) {
			found = append(found, sc)
		}
	}
	require.Len(t, found, 1, "scenarios share the runs that get there among them")
	return found[0]
}

var caps = []int{0, 1, 2, 3, 5}

// The promise: what a run passes, its scenario matches.
func TestEveryRunMatchesItsScenario(t *testing.T) {
	for _, limit := range caps {
		for seed := range uint64(1500) {
			u := unfold(seed, false, limit)
			r := rand.New(rand.NewPCG(seed, 2))
			for _, in := range u.reached() {
				sc := u.belongs(t, in)
				argv := u.argv(r, u.list, in, map[*abstract.Hole]string{})
				require.True(t, patterntest.Match(sc.Argv, argv), "seed %d cap %d: %q is none of %s (%v)",
					seed, limit, argv, abstract.Key(sc.Argv), u.list.Source())
			}
		}
	}
}

// Without gaps and loops an exact scenario says the very argv of each of its runs.
func TestExactScenariosAreExact(t *testing.T) {
	for _, limit := range caps {
		for seed := range uint64(1500) {
			u := unfold(seed, true, limit)
			for _, in := range u.reached() {
				sc := u.belongs(t, in)
				if sc.Residual {
					continue
				}
				var said []string
				for _, item := range sc.Argv {
					require.True(t, item.IsWord())
					said = append(said, in.say(item.Word, nil))
				}
				require.Equal(t, u.argv(nil, u.list, in, nil), said)
			}
		}
	}
}

func TestScenariosDiffer(t *testing.T) {
	for _, limit := range caps {
		for seed := range uint64(1500) {
			u := unfold(seed, seed%2 == 0, limit)
			seen := map[string]bool{}
			for i, sc := range u.scenarios {
				key := abstract.Key(sc.Argv)
				require.False(t, seen[key], "seed %d cap %d: %s", seed, limit, key)
				seen[key] = true
				require.True(t, !sc.Residual || i == len(u.scenarios)-1, "the residual is the last")
				require.NotEqual(t, abstract.Never, u.And(sc.Guard, u.Possible(u.reach)), "it can come about")
			}
			if limit > 0 {
				require.LessOrEqual(t, len(u.scenarios), limit)
			}
			require.Equal(t, u.complete, !slices.ContainsFunc(u.scenarios, func(sc abstract.Scenario) bool { return sc.Residual }))
			require.Equal(t, u.Possible(u.reach) == abstract.Never, len(u.scenarios) == 0)
		}
	}
}

func TestRunsThatDoNotGetThereHaveNoScenario(t *testing.T) {
	for seed := range uint64(500) {
		u := unfold(seed, true, 0)
		for _, in := range u.runs() {
			for _, sc := range u.scenarios {
				require.False(t, u.holds(sc.Guard, in) && !u.holds(u.reach, in))
			}
		}
	}
}

// says tells what a decision says about r; it is not told of decisions that were
// cut short.
func (u unfolded) says(d abstract.Decision, r run) (holds, told bool) {
	if strings.HasSuffix(d.Text, " or …") {
		return false, false
	}
	for cube := range strings.SplitSeq(d.Text, " or ") {
		all := true
		for part := range strings.SplitSeq(cube, " and ") {
			text, no := strings.CutPrefix(part, "not (")
			if no {
				text = strings.TrimSuffix(text, ")")
			}
			all = all && u.holds(u.byText(text), r) != no
		}
		holds = holds || all
	}
	return holds == d.Outcome, true
}

func (u unfolded) byText(text string) abstract.Guard {
	for _, id := range u.ids {
		if u.Atom(id).Text == text {
			return u.yes(id)
		}
	}
	panic("no question reads " + text)
}

// The decisions of a scenario say of a run that gets there whether it is one of
// the scenario's, no more and no less.
func TestDecisionsTellScenariosApart(t *testing.T) {
	for _, limit := range caps {
		for seed := range uint64(700) {
			u := unfold(seed, true, limit)
			for _, sc := range u.scenarios {
				if sc.Residual {
					require.Empty(t, sc.Decisions)
					continue
				}
				for _, in := range u.reached() {
					all, cut := true, false
					for _, d := range sc.Decisions {
						holds, told := u.says(d, in)
						all, cut = all && (holds || !told), cut || !told
					}
					require.True(t, cut || all == u.holds(sc.Guard, in), "seed %d: %v", seed, sc.Decisions)
					require.True(t, all || !u.holds(sc.Guard, in), "seed %d: %v", seed, sc.Decisions)
				}
			}
		}
	}
}

func TestDecisionsAreOnlyThoseThatMatter(t *testing.T) {
	p := newProgram(1, 3, 0, 0)
	l := append(abstract.Words("docker"), abstract.Words("--x")[0])
	l[1].When = p.yes(1)
	scenarios, _ := abstract.Unfold(p.Space, l, p.yes(0), abstract.Limits{})
	require.Len(t, scenarios, 2)
	assert.Equal(t, []abstract.Decision{{Text: "q1", Outcome: true}}, scenarios[0].Decisions)
	assert.Equal(t, []abstract.Decision{{Text: "q1", Outcome: false}}, scenarios[1].Decisions)
	assert.Len(t, scenarios[0].Argv, 2)
	assert.Len(t, scenarios[1].Argv, 1)
}

// Where nothing needs leaving out, scenarios stand in the order of their choices.
func TestScenariosStandInTheOrderOfChoices(t *testing.T) {
	p := newProgram(1, 3, 0, 0)
	var l abstract.List
	for i := range 3 {
		word := abstract.Words([]string{"a", "b", "c"}[i])
		l = append(l, word.Under(p.Space, p.yes(abstract.AtomID(2-i)))...)
	}
	scenarios, complete := abstract.Unfold(p.Space, l, abstract.Always, abstract.Limits{})
	require.True(t, complete)
	var got []string
	for _, sc := range scenarios {
		got = append(got, words(sc.Argv))
	}
	assert.Equal(t, []string{"a b c", "b c", "a c", "c", "a b", "b", "a", ""}, got)
}

// words spells items that are known.
func words(items []abstract.Item) string {
	var out []string
	for _, i := range items {
		out = append(out, i.Word.Source())
	}
	return strings.Join(out, " ")
}

// dependsOn tells whether the argv of some run changes with the answer to a plain
// question alone.
func (u unfolded) dependsOn(id abstract.AtomID) bool {
	for _, in := range u.reached() {
		other := in.clone()
		other.bits[id] = !in.bits[id]
		if u.holds(u.reach, other) && !slices.Equal(u.argv(nil, u.list, in, nil), u.argv(nil, u.list, other, nil)) {
			return true
		}
	}
	return false
}

// With a cap that leaves room for it, each question that matters takes both
// answers in exact scenarios.
func TestTheCapKeepsBothSidesOfEveryChoice(t *testing.T) {
	capped := 0
	for seed := range uint64(4000) {
		u := unfold(seed, true, 0)
		limit := 2*len(u.ids) + 1
		if len(u.scenarios) <= limit {
			continue
		}
		capped++
		scenarios, _ := abstract.Unfold(u.Space, u.list, u.reach, abstract.Limits{Scenarios: limit})
		exact := abstract.Never
		for _, sc := range scenarios {
			if !sc.Residual {
				exact = u.Or(exact, sc.Guard)
			}
		}
		for _, id := range u.plain() {
			if u.dependsOn(id) {
				require.NotEqual(t, abstract.Never, u.And(exact, u.yes(id)), "seed %d", seed)
				require.NotEqual(t, abstract.Never, u.And(exact, u.Not(u.yes(id))), "seed %d", seed)
			}
		}
	}
	require.Greater(t, capped, 10)
}

func (u unfolded) plain() []abstract.AtomID { return u.program.plain }

// What weighs more is told apart first.
func TestTheCapTellsApartWhatWeighsMore(t *testing.T) {
	p := newProgram(1, 6, 0, 0)
	var l abstract.List
	for i := range 6 {
		l = append(l, abstract.Words("w"+string(rune('0'+i))).Under(p.Space, p.yes(abstract.AtomID(i)))...)
	}
	weigh := func(e abstract.Element) int {
		if e.Word[0].Value.Source() == "w4" {
			return 1
		}
		return 0
	}
	scenarios, complete := abstract.Unfold(p.Space, l, abstract.Always, abstract.Limits{Scenarios: 3, Weigh: weigh})
	require.False(t, complete)
	require.Len(t, scenarios, 3)
	assert.Contains(t, words(scenarios[0].Argv), "w4")
	assert.NotContains(t, words(scenarios[1].Argv), "w4")
	assert.True(t, scenarios[2].Residual)
	for _, item := range scenarios[2].Argv {
		assert.Len(t, item.Optional, 1)
	}
}
