package reads

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// texts are the strings that a term of a rule can be in any evaluation: these, or any
// value at all.
type texts struct {
	any  bool
	list []string // sorted, each once
}

var anything = texts{any: true}

// key is the same for the same texts alone.
func (t texts) key() string {
	if t.any {
		return "*"
	}
	return nameOf(t.list)
}

// mostTexts bounds how many are told apart.
const mostTexts = 64

func (t texts) or(other texts) texts {
	if t.any || other.any {
		return anything
	}
	all := slices.Compact(slices.Sorted(slices.Values(slices.Concat(t.list, other.list))))
	if len(all) > mostTexts {
		return anything
	}
	return texts{list: all}
}

// variables is what is known of the variables of one compiled rule.
type variables struct {
	survey *Survey
	rule   *ast.Rule
	known  map[ast.Var]texts // the arguments
	depth  int
}

// deepest bounds how many definitions are followed one after the other, and
// mostFollowed how many are in all, for one term: variables can be equal to each other
// in more ways than anybody has time for.
const (
	deepest      = 8
	mostFollowed = 1024
)

// variables is nil where the rule is none for such arguments. Without arguments
// nothing is known of them.
func (s *Survey) variables(rule *ast.Rule, args []texts) *variables {
	v := &variables{survey: s, rule: rule, known: map[ast.Var]texts{}}
	for i, term := range rule.Head.Args {
		if i >= len(args) {
			break
		}
		switch parameter := term.Value.(type) {
		case ast.Var:
			v.known[parameter] = args[i]
		case ast.String:
			if !args[i].any && !slices.Contains(args[i].list, string(parameter)) {
				return nil
			}
		}
	}
	return v
}

// equal are the equations of a rule.
func (s *Survey) equal(rule *ast.Rule) map[ast.Var][]*ast.Term {
	if _, ok := s.equations[rule]; !ok {
		s.equations[rule] = equations(rule)
	}
	return s.equations[rule]
}

// texts are the strings that a term can be.
func (v *variables) texts(term *ast.Term) texts {
	switch value := term.Value.(type) {
	case ast.String:
		return texts{list: []string{string(value)}}
	case ast.Var:
		return v.variable(value, (*variables).texts)
	case ast.Ref:
		return v.reference(value)
	}
	return anything
}

// items are the strings that an item of a term can be.
func (v *variables) items(term *ast.Term) texts {
	switch value := term.Value.(type) {
	case *ast.Array:
		return v.each(value.Foreach)
	case ast.Set:
		return v.each(value.Foreach)
	case *ast.ArrayComprehension:
		return v.texts(value.Term)
	case *ast.SetComprehension:
		return v.texts(value.Term)
	case ast.Var:
		return v.variable(value, (*variables).items)
	case ast.Ref:
		return v.defined(value, (*variables).items)
	case ast.Call:
		if value.Operator().Equal(ast.ArrayConcat.Ref()) {
			return v.items(value[1]).or(v.items(value[2]))
		}
	}
	return anything
}

func (v *variables) each(foreach func(func(*ast.Term))) texts {
	var all texts
	foreach(func(item *ast.Term) { all = all.or(v.texts(item)) })
	return all
}

// variable looks at what a variable is equal to: the first that tells anything tells
// enough.
func (v *variables) variable(name ast.Var, look func(*variables, *ast.Term) texts) texts {
	if known, ok := v.known[name]; ok {
		return known
	}
	for _, term := range v.survey.equal(v.rule)[name] {
		if found := v.deeper(term, look); !found.any {
			return found
		}
	}
	return anything
}

func (v *variables) deeper(term *ast.Term, look func(*variables, *ast.Term) texts) texts {
	if v.depth == 0 {
		v.survey.followed = 0
	}
	v.survey.followed++
	if v.depth >= deepest || v.survey.followed > mostFollowed {
		return anything
	}
	v.depth++
	defer func() { v.depth-- }()
	return look(v, term)
}

// reference is an item of a variable or of a rule, or what a rule is.
func (v *variables) reference(ref ast.Ref) texts {
	if len(ref) == 2 && !ref.HasPrefix(ast.DefaultRootRef) && !ref.HasPrefix(ast.InputRootRef) {
		return v.items(ref[0])
	}
	if whole := ref[:len(ref)-1]; len(v.survey.compiler.GetRulesExact(whole)) > 0 {
		return v.defined(whole, (*variables).items)
	}
	return v.defined(ref, (*variables).texts)
}

// defined looks at every value that the rules of a reference can have.
func (v *variables) defined(ref ast.Ref, look func(*variables, *ast.Term) texts) texts {
	rules := v.survey.compiler.GetRulesExact(ref)
	if len(rules) == 0 {
		return anything
	}
	var all texts
	for _, rule := range rules {
		for ; rule != nil; rule = rule.Else {
			if rule.Head.Value == nil || len(rule.Head.Args) > 0 || rule.Head.Key != nil || len(rule.Head.Reference) != 1 {
				return anything
			}
			inner := v.survey.variables(rule, nil)
			inner.depth = v.depth
			all = all.or(inner.deeper(rule.Head.Value, look))
		}
	}
	return all
}
