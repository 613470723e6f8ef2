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
	t.Parallel()
	for _, limit := range caps {
		for seed := range uint64(800) {
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
	t.Parallel()
	for _, limit := range caps {
		for seed := range uint64(800) {
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
	t.Parallel()
	for _, limit := range caps {
		for seed := range uint64(800) {
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
	t.Parallel()
	for _, limit := range caps {
		for seed := range uint64(500) {
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

// No decision says what reach and the decisions before it say already.
func TestDecisionsAreNotSaidTwice(t *testing.T) {
	for seed := range uint64(300) {
		u := unfold(seed, true, 0)
		for _, sc := range u.scenarios {
			left := u.reached()
			for _, d := range sc.Decisions {
				before := len(left)
				left = slices.DeleteFunc(left, func(in run) bool {
					holds, told := u.says(d, in)
					return told && !holds
				})
				require.True(t, len(left) < before || strings.HasSuffix(d.Text, "…"), "seed %d: %v", seed, sc.Decisions)
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
	assert.Equal(t, []abstract.Decision{{Text: "q1", Outcome: true}}, asTold(scenarios[0]))
	assert.Equal(t, []abstract.Decision{{Text: "q1", Outcome: false}}, asTold(scenarios[1]))
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

// The first run of a scenario is the one whose answers are yes where they can be,
// from the first question on; scenarios stand by their first runs.
func TestScenariosStandByTheirFirstRuns(t *testing.T) {
	t.Parallel()
	for seed := range uint64(700) {
		u := unfold(seed, true, caps[seed%5])
		last := ""
		for _, sc := range u.scenarios {
			if sc.Residual {
				continue
			}
			first := "first " + u.firstRun(sc.Guard)
			require.Less(t, last, first, "seed %d", seed)
			last = first
		}
	}
}

// asked lists the questions that the argv or its reach depends on.
func (u unfolded) asked() []abstract.AtomID {
	guards := []abstract.Guard{u.reach}
	for _, e := range u.list {
		guards = append(guards, e.When)
		for _, c := range e.Word {
			guards = append(guards, c.When)
		}
	}
	return u.Support(guards...)
}

// firstRun spells the answers of the first run in g: - is yes, and before N.
func (u unfolded) firstRun(g abstract.Guard) string {
	first := "~"
	for _, in := range u.reached() {
		var b strings.Builder
		for _, id := range u.asked() {
			b.WriteByte(map[bool]byte{true: '-', false: 'N'}[u.holds(u.yes(id), in)])
		}
		if u.holds(g, in) {
			first = min(first, b.String())
		}
	}
	return first
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
	t.Parallel()
	capped := 0
	for seed := range uint64(2500) {
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

// Choices that have nothing to do with each other take their answers together:
// two scenarios are enough for all of them.
func TestTheCapIsSpentWell(t *testing.T) {
	p := newProgram(1, 6, 0, 0)
	var l abstract.List
	for i := range 6 {
		l = append(l, abstract.Words("w").Under(p.Space, p.yes(abstract.AtomID(i)))...)
	}
	scenarios, complete := abstract.Unfold(p.Space, l, abstract.Always, abstract.Limits{Scenarios: 3})
	require.False(t, complete)
	require.Len(t, scenarios, 3)
	assert.Equal(t, "w w w w w w", shape(scenarios[0].Argv))
	assert.Equal(t, "", shape(scenarios[1].Argv))
	assert.Equal(t, "[w] [w] [w] [w] [w] [w]", shape(scenarios[2].Argv))
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

// said is a string that is one word or a variable which reads as that word where
// reach is: no matter which.
func said(p *program, n int) (l abstract.List, reach abstract.Guard) {
	mode := p.vars[0]
	for i := range n {
		c := p.yes(p.plain[i])
		l = append(l, abstract.Element{Word: abstract.Join(p.Space, c,
			abstract.Just(abstract.Unknown(mode)), abstract.Just(abstract.Literal("a")))})
	}
	return l, p.Equal(mode, "a", nowhere)
}

// Choices that make no difference leave nothing open, however many they are.
func TestTheCapLeavesOpenOnlyWhatDiffers(t *testing.T) {
	for _, limit := range []int{1, 2, 3} {
		p := newProgram(1, 6, 1, 0)
		l, reach := said(p, 6)
		scenarios, complete := abstract.Unfold(p.Space, l, reach, abstract.Limits{Scenarios: limit})
		require.Len(t, scenarios, 1)
		assert.True(t, complete)
		assert.False(t, scenarios[0].Residual)
		assert.Empty(t, scenarios[0].Decisions)
		assert.Equal(t, "a a a a a a", words(scenarios[0].Argv))
		assert.Equal(t, reach, scenarios[0].Guard)
	}
}

// One call of a function and another write the same gap at the same place; what
// it holds is not the same.
func TestGapsOfDifferentTextsDiffer(t *testing.T) {
	p := newProgram(1, 1, 2, 0)
	gap := func(i int) abstract.List {
		return abstract.List{{Gap: &abstract.Gap{Source: "$1", Text: abstract.Unknown(p.vars[i]), Single: true}}}
	}
	l := abstract.JoinLists(p.Space, p.yes(0), gap(0), gap(1))
	scenarios, _ := abstract.Unfold(p.Space, l, abstract.Always, abstract.Limits{})
	require.Len(t, scenarios, 2)
	assert.Equal(t, p.vars[0], scenarios[0].Argv[0].Gap.Text[0].Hole)
	assert.Equal(t, p.vars[1], scenarios[1].Argv[0].Gap.Text[0].Hole)
}

func TestWhatIsOpenKeepsItsEnds(t *testing.T) {
	tests := map[string]struct{ a, b, head, tail string }{
		"both ends":       {"--dns=1", "--dns=21", "--dns=", "1"},
		"nothing":         {"a", "b", "", ""},
		"one is the head": {"ab", "abab", "ab", ""},
		"no overlap":      {"aXa", "aa", "a", "a"},
		"whole runes":     {"xé", "xè", "x", ""},
		"rune at the end": {"\u00e9x", "\u0169x", "", "x"},
		"empty":           {"", "a", "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := newProgram(1, 2, 0, 0)
			word := abstract.Join(p.Space, p.yes(0), abstract.Just(abstract.Literal(tt.a)), abstract.Just(abstract.Literal(tt.b)))
			scenarios, complete := abstract.Unfold(p.Space, abstract.List{{Word: word}}, abstract.Always, abstract.Limits{Scenarios: 1})
			require.False(t, complete)
			require.Len(t, scenarios, 1)
			item := scenarios[0].Argv[0]
			assert.Equal(t, tt.head+"…"+tt.tail, item.Word.Source())
			assert.True(t, patterntest.Match(scenarios[0].Argv, []string{tt.a}))
			assert.True(t, patterntest.Match(scenarios[0].Argv, []string{tt.b}))
		})
	}
}

// Under MODE = a the variable reads as a, in words and where it splits.
func TestVariablesReadAsTheyWereTested(t *testing.T) {
	p := newProgram(1, 0, 1, 0)
	mode := p.vars[0]
	p.Equal(mode, "never asked here", nowhere)
	text := abstract.Concat(abstract.Literal("M="), abstract.Unknown(mode))
	fields := func(v string) ([]string, bool) { return strings.Fields(v), true }
	l := abstract.List{
		{Word: abstract.Just(text)},
		{Gap: &abstract.Gap{Source: "$MODE", Text: abstract.Unknown(mode), Single: true, Split: fields}},
		{When: p.Or(p.Equal(mode, "a b", nowhere), p.IsUnset(mode, nowhere)), Word: abstract.Just(abstract.Literal("x"))},
	}
	scenarios, complete := abstract.Unfold(p.Space, l, abstract.Always, abstract.Limits{})
	require.True(t, complete)
	require.Len(t, scenarios, 3)
	assert.Equal(t, "M=a b a b x", words(scenarios[0].Argv))
	assert.Equal(t, "M= x", words(scenarios[1].Argv))
	assert.NotNil(t, scenarios[2].Argv[1].Gap)
	assert.Equal(t, []abstract.Decision{{Text: "$V0 = a b", Outcome: true}}, asTold(scenarios[0]))
	assert.Equal(t, []abstract.Decision{{Text: "$V0 is not set", Outcome: true}}, asTold(scenarios[1]))
	assert.Equal(t, []abstract.Decision{{Text: "$V0 = a b"}, {Text: "$V0 is not set"}}, asTold(scenarios[2]))
}

// A gap whose text is known splits only where the program says how.
func TestGapsThatCannotBeSplitStay(t *testing.T) {
	s := abstract.NewSpace()
	known := abstract.Literal("a b")
	no := func(string) ([]string, bool) { return nil, false }
	for _, gap := range []*abstract.Gap{
		{Text: known, Single: true}, {Text: known, Single: true, Split: no}, {Single: false},
	} {
		scenarios, _ := abstract.Unfold(s, abstract.List{{Gap: gap}}, abstract.Always, abstract.Limits{})
		require.Len(t, scenarios, 1)
		assert.Same(t, gap, scenarios[0].Argv[0].Gap)
	}
}

// What a loop appends in no order, or perhaps not at all, has its pattern or is a
// gap.
func TestRepeats(t *testing.T) {
	p := newProgram(1, 1, 0, 0)
	a, b := abstract.Words("-a"), abstract.Words("-b")
	maybe := abstract.Words("-m").Under(p.Space, p.yes(0))
	tests := map[string]struct {
		rounds []abstract.List
		shape  string
	}{
		"one":          {[]abstract.List{a}, "{-a}"},
		"two":          {[]abstract.List{a, b}, "{-a} {-b {-a}}"},
		"the same":     {[]abstract.List{a, a}, "{-a}"},
		"nothing":      {[]abstract.List{nil}, ""},
		"perhaps none": {[]abstract.List{{abstract.Element{Gap: gaps[0]}}}, "gap"},
		"too many": {[]abstract.List{abstract.Words("1"), abstract.Words("2"), abstract.Words("3"),
			abstract.Words("4"), abstract.Words("5")}, "gap"},
		"decided": {[]abstract.List{append(maybe, a...)}, "{-m -a}"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			scenarios, _ := abstract.Unfold(p.Space, abstract.List{{Repeat: tt.rounds}}, abstract.Always, abstract.Limits{})
			assert.Equal(t, tt.shape, shape(scenarios[0].Argv))
		})
	}
}

// shape draws a pattern: {…} is a repeat, […] an optional.
func shape(items []abstract.Item) string {
	var out []string
	for _, i := range items {
		switch {
		case i.Gap != nil:
			out = append(out, "gap")
		case i.Repeat != nil:
			out = append(out, "{"+shape(i.Repeat)+"}")
		case i.Optional != nil:
			out = append(out, "["+shape(i.Optional)+"]")
		default:
			out = append(out, i.Word.Source())
		}
	}
	return strings.Join(out, " ")
}

// What comes and goes together is one optional.
func TestOptionalsOfOneConditionAreOne(t *testing.T) {
	p := newProgram(1, 2, 0, 0)
	c, d := p.yes(0), p.yes(1)
	l := append(abstract.Words("--dns", "0.0.0.0").Under(p.Space, c), abstract.Words("--init").Under(p.Space, d)...)
	scenarios, _ := abstract.Unfold(p.Space, l, abstract.Always, abstract.Limits{Scenarios: 1})
	require.Len(t, scenarios, 1)
	assert.Equal(t, "[--dns 0.0.0.0] [--init]", shape(scenarios[0].Argv))
}

func TestNothingReachesTheImpossible(t *testing.T) {
	p := newProgram(1, 0, 1, 0)
	reach := p.And(p.Equal(p.vars[0], "a", nowhere), p.Equal(p.vars[0], "b", nowhere))
	require.NotEqual(t, abstract.Never, reach)
	scenarios, complete := abstract.Unfold(p.Space, abstract.Words("docker"), reach, abstract.Limits{})
	assert.Empty(t, scenarios)
	assert.True(t, complete)
}

// asTold are the decisions of a scenario as a reader sees them.
func asTold(s abstract.Scenario) []abstract.Decision {
	out := slices.Clone(s.Decisions)
	for i := range out {
		out[i].Choice = 0
	}
	return out
}
