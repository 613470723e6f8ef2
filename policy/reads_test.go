package policy

import (
	"context"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/policy/reads"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A rule answers alike where nothing is left of its input but what it reads.
func TestRulesReadNothingElse(t *testing.T) {
	m, err := compiled()
	require.NoError(t, err)
	c := newCourt(engine(t, strictConfig()), m)
	random := rand.New(rand.NewPCG(201, 264))
	taken := 0
	for range 60 {
		s := oddScenario(t, random)
		l := launch(s)
		fields := scenarioFields(&l, &s, c.engine.contract, random.IntN(2) == 0, c.contract(random.IntN(2) == 0), nil)
		whole := object(append(fields, field{"mode", text(ModePrivate)})...)
		for _, r := range c.rules {
			asked, _ := m.inquire([]Rule{r})
			q := asked[0]
			part := only(whole.Value, q.reads)
			taken += len(whole.String()) - len(part.String())
			want, err := m.evaluate(context.Background(), []*inquiry{q}, whole)
			require.NoError(t, err)
			got, err := m.evaluate(context.Background(), []*inquiry{q}, part)
			require.NoError(t, err)
			require.Equal(t, want, got, "%s reads %s of %v", r.ID, q.reads, s.Argv)
		}
	}
	assert.Greater(t, taken, 1_000_000, "what no rule reads, in bytes")
}

// only is an input of which these parts are left.
func only(input ast.Value, parts []reads.Path) *ast.Term {
	left := ast.NewTerm(ast.NewObject())
	for _, p := range parts {
		if found := p.In(input); found != nil {
			left = ast.NewTerm(joinTerms(left.Value, p.Keys, ast.NewTerm(found)))
		}
	}
	return left
}

func joinTerms(into ast.Value, keys []string, leaf *ast.Term) ast.Value {
	if len(keys) == 0 {
		return leaf.Value
	}
	fields := map[string]*ast.Term{}
	into.(ast.Object).Foreach(func(key, value *ast.Term) { fields[string(key.Value.(ast.String))] = value })
	below := ast.Value(ast.NewObject())
	if known := fields[keys[0]]; known != nil {
		below = known.Value
	}
	fields[keys[0]] = ast.NewTerm(joinTerms(below, keys[1:], leaf))
	var all []field
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		all = append(all, field{key, fields[key]})
	}
	return object(all...).Value
}

// What is recalled is what would be answered, however often it is asked for.
func TestRecalledAnswersAreThose(t *testing.T) {
	r := newRecall()
	assert.Zero(t, r.number(nil))
	one := r.number(ast.String("a"))
	assert.NotZero(t, one)
	assert.Equal(t, one, r.number(ast.String("a")))
	assert.NotEqual(t, one, r.number(ast.String("b")))
	assert.NotEqual(t, one, r.number(ast.NewArray(ast.StringTerm("a"))))
	for i := range mostRecalled {
		r.keep([]byte{byte(i), byte(i >> 8), byte(i >> 16)}, nil)
	}
	assert.LessOrEqual(t, len(r.answers), mostRecalled)
	assert.NotEqual(t, one, r.number(ast.String("a")), "forgotten, and its number not given again")
}
