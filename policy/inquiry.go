package policy

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/egglint/egg/policy/reads"
)

// inquiry is a rule as it is asked.
type inquiry struct {
	rule      Rule
	reference string
	body      ast.Body // one solution, whose only variable is what the rule answers
	reads     []reads.Path
	places    []int // of these paths among those of all inquiries
}

const answered = ast.Var("answered")

func newInquiry(s *reads.Survey, rule Rule) *inquiry {
	reference := rule.reference()
	return &inquiry{
		rule: rule, reference: reference.String(),
		body:  ast.NewBody(ast.Equality.Expr(ast.NewTerm(answered), ast.NewTerm(reference))),
		reads: s.Of(reference),
	}
}

// session is what the rules are asked in that are asked together.
type session struct {
	machine *machine
	input   *ast.Term
	asked   atomic.Pointer[inquiry] // the one that was asked last
}

// ask asks one after the other.
func (s *session) ask(ctx context.Context, all []*inquiry) (answers, error) {
	reading, err := s.machine.store.NewTransaction(ctx)
	if err != nil {
		return nil, err
	}
	defer s.machine.store.Abort(ctx, reading)
	cancel := topdown.NewCancel()
	defer context.AfterFunc(ctx, cancel.Cancel)()
	said := make(answers, len(all))
	for i, q := range all {
		s.asked.Store(q)
		query := topdown.NewQuery(q.body).
			WithCompiler(s.machine.compiler).WithStore(s.machine.store).WithTransaction(reading).
			WithInput(s.input).WithCancel(cancel).WithStrictBuiltinErrors(true)
		if said[i], err = checksFrom(ctx, query); err != nil {
			return nil, err
		}
	}
	return said, nil
}

// blame names the rule that was asked last.
func (s *session) blame(err error) error {
	if q := s.asked.Load(); q != nil {
		return fmt.Errorf("rule %s (%s): %w", q.rule.ID, q.rule.Name, err)
	}
	return err
}

// checksFrom are what a rule answers. That it has no answer is an error.
func checksFrom(ctx context.Context, query *topdown.Query) ([]check, error) {
	var said ast.Value
	err := query.Iter(ctx, func(result topdown.QueryResult) error {
		said = result[answered].Value
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case said == nil:
		return nil, errors.New("undefined for this input")
	}
	plain, err := ast.JSON(said)
	if err != nil {
		return nil, err
	}
	return checksOf(plain)
}
