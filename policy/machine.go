package policy

import (
	"context"
	"fmt"
	"path"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"

	"github.com/egglint/egg/policy/reads"
)

// machine is the compiled policies. It is safe for concurrent use.
type machine struct {
	compiler *ast.Compiler
	store    storage.Store
	rules    []Rule
	deadline time.Duration
	runners  runners
	recall   *recall

	mu        sync.Mutex
	survey    *reads.Survey
	inquiries map[[2]string]*inquiry // by the pack and the id of the rule
	places    map[string]int         // of the paths that these read, by their names
}

// newMachine compiles those of egg's policies that are asked, and a team's own together
// with them.
func newMachine(deadline time.Duration, own *Policies, asked func(Rule) bool) (*machine, error) {
	sources, err := loadSources()
	if err != nil {
		return nil, err
	}
	rules, err := catalogue(sources)
	if err != nil {
		return nil, err
	}
	rules, sources = chosen(rules, sources, asked)
	data := own.documents()
	compiler, err := compileAll(sources, own, data)
	if err != nil {
		return nil, err
	}
	return machineFor(compiler, storeOf(data), slices.Concat(rules, own.Rules()), deadline), nil
}

// chosen leaves the rules that are asked, and the sources without the others.
func chosen(rules []Rule, sources []source, asked func(Rule) bool) ([]Rule, []source) {
	var left []Rule
	dropped := map[string]bool{}
	for _, r := range rules {
		if asked(r) {
			left = append(left, r)
		} else {
			dropped[path.Join(r.Pack, r.Name+".rego")] = true
		}
	}
	return left, slices.DeleteFunc(sources, func(s source) bool { return dropped[s.path] })
}

func compileAll(sources []source, own *Policies, data map[string]any) (*ast.Compiler, error) {
	if own == nil {
		return compileOwn(sources)
	}
	return compile(slices.Concat(sources, own.sources()), data)
}

func machineFor(compiler *ast.Compiler, store storage.Store, rules []Rule, deadline time.Duration) *machine {
	return &machine{
		compiler: compiler, store: store, rules: rules, deadline: deadline,
		runners: newRunners(runtime.GOMAXPROCS(0)), recall: newRecall(),
		survey: reads.New(compiler), inquiries: map[[2]string]*inquiry{}, places: map[string]int{},
	}
}

// answers holds the checks of every rule that was asked, in the order of asking.
type answers [][]check

// ask puts the rules to one input. Every rule answers, or the whole is an error. A rule
// that has answered an input in which all is alike that it reads is not asked again.
func (m *machine) ask(ctx context.Context, rules []Rule, input ...field) (answers, error) {
	term := object(input...)
	asked, places := m.inquire(rules)
	seen := m.recall.view(term.Value, places)
	said := make(answers, len(rules))
	var open []*inquiry
	var at []int
	for i, q := range asked {
		if known, ok := m.recall.answer(seen.key(q)); ok {
			said[i] = slices.Clone(known)
			continue
		}
		open, at = append(open, q), append(at, i)
	}
	if len(open) == 0 {
		return said, nil
	}
	fresh, err := m.evaluate(ctx, open, term)
	if err != nil {
		return nil, fmt.Errorf("evaluate policies: %w", err)
	}
	for i, checks := range fresh {
		m.recall.keep(seen.key(open[i]), checks)
		said[at[i]] = slices.Clone(checks)
	}
	return said, nil
}

// inquire gives the inquiries of rules, and how many paths there are to read.
func (m *machine) inquire(rules []Rule) (all []*inquiry, places int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	all = make([]*inquiry, len(rules))
	for i := range rules {
		all[i] = m.inquiry(&rules[i])
	}
	return all, len(m.places)
}

func (m *machine) inquiry(rule *Rule) *inquiry {
	key := [2]string{rule.Pack, rule.ID}
	if m.inquiries[key] == nil {
		q := newInquiry(m.survey, *rule)
		for _, p := range q.reads {
			q.places = append(q.places, m.place(p))
		}
		m.inquiries[key] = q
	}
	return m.inquiries[key]
}

// place is where a path stands among those that have been asked for.
func (m *machine) place(p reads.Path) int {
	at, ok := m.places[p.Name]
	if !ok {
		at = len(m.places)
		m.places[p.Name] = at
	}
	return at
}

// wants are what these rules read of a scenario.
func (m *machine) wants(rules []Rule) wants {
	inquiries, _ := m.inquire(rules)
	return wantsOf(inquiries)
}

// evaluate asks one after the other, all within the deadline.
func (m *machine) evaluate(ctx context.Context, open []*inquiry, input *ast.Term) (answers, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, m.deadline, fmt.Errorf("stopped: it took longer than %s", m.deadline))
	defer cancel()
	s := session{machine: m, input: input}
	said, err := stoppable(ctx, m.runners, func() (answers, error) { return s.ask(ctx, open) })
	if ctx.Err() != nil {
		err = context.Cause(ctx) // a short evaluation can end before it looks at the clock
	}
	if err != nil {
		return nil, s.blame(err)
	}
	return said, nil
}

// gate is the rule about the analysis of that id.
func (m *machine) gate(id string) (Rule, error) {
	at := slices.IndexFunc(m.rules, func(r Rule) bool { return r.ID == id })
	if at < 0 {
		return Rule{}, fmt.Errorf("no rule %s", id)
	}
	return m.rules[at], nil
}
