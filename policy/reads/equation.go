package reads

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// equation makes a variable equal to a term within one scope.
type equation struct {
	variable ast.Var
	term     *ast.Term
	scope    *scope
}

// scope is the body of a rule, or that of a comprehension, of every or of not, or one
// side of and or of or.
type scope struct {
	outer *scope
	depth int
}

func (s *scope) inner() *scope { return &scope{s, s.depth + 1} }

// around is the innermost scope that holds both.
func (s *scope) around(other *scope) *scope {
	for s != other {
		if s.depth < other.depth {
			s, other = other, s
		}
		s = s.outer
	}
	return s
}

// equations are what the variables of a compiled rule are equal to in every solution
// of it: a variable that is also known outside of the scope of an equation can be
// something else there.
func equations(rule *ast.Rule) map[ast.Var][]*ast.Term {
	r := scopeReader{rule: rule, home: map[ast.Var]*scope{}}
	r.read(rule, &scope{})
	bound := map[ast.Var][]*ast.Term{}
	for _, e := range r.equations {
		if home := r.home[e.variable]; home.around(e.scope) == e.scope {
			bound[e.variable] = append(bound[e.variable], e.term)
		}
	}
	return bound
}

type scopeReader struct {
	rule      *ast.Rule
	home      map[ast.Var]*scope // the innermost scope that holds all places of a variable
	equations []equation
}

func (r *scopeReader) read(node any, at *scope) {
	visitor := ast.NewGenericVisitor(func(x any) bool {
		switch x := x.(type) {
		case *ast.Rule:
			return x != r.rule
		case *ast.ArrayComprehension, *ast.SetComprehension, *ast.ObjectComprehension, *ast.Every, *ast.Not:
			if x == node {
				r.item(x, at)
				return false
			}
			r.read(x, at.inner())
			return true
		case *ast.LogicalAnd:
			r.sides(x.Lhs, x.Rhs, at)
			return true
		case *ast.LogicalOr:
			r.sides(x.Lhs, x.Rhs, at)
			return true
		case ast.Var:
			r.occurs(x, at)
		case *ast.Expr:
			if x.IsCall() && !x.Negated {
				r.equate(x, at)
			}
		}
		return false
	})
	visitor.Walk(node)
}

// item takes down what every goes over: its value is an item of the domain.
func (r *scopeReader) item(node any, at *scope) {
	every, ok := node.(*ast.Every)
	if !ok {
		return
	}
	domain, ok := every.Domain.Value.(ast.Ref)
	if !ok {
		domain = ast.Ref{every.Domain}
	}
	r.equal(every.Value, ast.NewTerm(append(slices.Clone(domain), ast.VarTerm("_"))), at)
}

func (r *scopeReader) sides(left, right ast.Body, at *scope) {
	r.read(left, at.inner())
	r.read(right, at.inner())
}

func (r *scopeReader) occurs(name ast.Var, at *scope) {
	if home, ok := r.home[name]; ok {
		at = home.around(at)
	}
	r.home[name] = at
}

// equate takes down an equation, and what two lists give together: the last operand,
// where they are not put together for nothing.
func (r *scopeReader) equate(expr *ast.Expr, at *scope) {
	terms := expr.Terms.([]*ast.Term)
	switch {
	case expr.IsEquality():
		r.equal(terms[1], terms[2], at)
		r.equal(terms[2], terms[1], at)
	case len(terms) == 4 && expr.Operator().Equal(ast.ArrayConcat.Ref()):
		r.equal(terms[3], ast.CallTerm(terms[:3]...), at)
	}
}

func (r *scopeReader) equal(variable, term *ast.Term, at *scope) {
	if name, ok := variable.Value.(ast.Var); ok {
		r.equations = append(r.equations, equation{name, term, at})
	}
}
