// Package reads finds out which parts of its input a compiled policy may read. Nothing
// else can change what it answers, so that an answer holds for every input that is
// alike in them.
package reads

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Survey is what is known of the rules of one compiler. It tells of too much where a
// key is computed, and never of too little. It is not safe for concurrent use.
type Survey struct {
	compiler  *ast.Compiler
	told      map[called][]Path
	equations map[*ast.Rule]map[ast.Var][]*ast.Term
	followed  int // definitions, for the term at hand
}

// called is a rule, and what is known of the arguments that it is called with.
type called struct {
	rule *ast.Rule
	args string
}

// mostTold bounds how many calls are told apart by their arguments.
const mostTold = 1 << 14

// New makes the survey of a compiler that has compiled.
func New(compiler *ast.Compiler) *Survey {
	return &Survey{compiler: compiler, told: map[called][]Path{}, equations: map[*ast.Rule]map[ast.Var][]*ast.Term{}}
}

// Of are the parts of the input that whatever a reference leads to may read, sorted. No
// path leads into another.
func (s *Survey) Of(ref ast.Ref) []Path { return s.reads(ref) }

func (s *Survey) reads(ref ast.Ref, args ...texts) []Path {
	var all []Path
	for _, rule := range s.compiler.GetRulesDynamicWithOpts(ref, ast.RulesOptions{IncludeHiddenModules: true}) {
		all = append(all, s.rule(rule, args)...)
	}
	return outermost(all)
}

// rule is about one rule, with what stands behind its else.
func (s *Survey) rule(rule *ast.Rule, args []texts) []Path {
	if len(s.told) >= mostTold {
		args = nil
	}
	key := called{rule, keyOf(args)}
	if known, ok := s.told[key]; ok {
		return known
	}
	var all []Path
	for part := rule; part != nil; part = part.Else {
		if v := s.variables(part, args); v != nil {
			r := ruleReader{Survey: s, rule: part, variables: v}
			r.visitor = ast.NewGenericVisitor(r.visit)
			r.visitor.Walk(part)
			all = append(all, r.paths...)
		}
	}
	s.told[key] = outermost(all)
	return s.told[key]
}

func keyOf(args []texts) string {
	keys := make([]string, len(args))
	for i, arg := range args {
		keys[i] = arg.key()
	}
	return strings.Join(keys, " ")
}

// ruleReader goes through the terms of one rule.
type ruleReader struct {
	*Survey
	*variables
	rule    *ast.Rule
	visitor *ast.GenericVisitor
	paths   []Path
}

// visit tells whether it is done with a node and what is in it.
func (r *ruleReader) visit(node any) bool {
	switch node := node.(type) {
	case *ast.Rule:
		return node != r.rule // what stands behind else has its turn
	case *ast.Expr:
		if len(node.With) > 0 {
			r.paths = append(r.paths, pathOf(nil)) // what is called reads another input
		}
		return node.IsCall() && r.call(node.Operator(), node.Operands())
	case ast.Call:
		return r.call(node.Operator(), node.Operands())
	case ast.Ref:
		r.reference(node)
	}
	return false
}

func (r *ruleReader) call(operator ast.Ref, operands []*ast.Term) bool {
	if operator.HasPrefix(ast.DefaultRootRef) {
		args := make([]texts, len(operands))
		for i, operand := range operands {
			args[i] = r.texts(operand)
		}
		r.paths = append(r.paths, r.reads(operator, args...)...)
	}
	for _, operand := range operands {
		r.visitor.Walk(operand)
	}
	return true
}

func (r *ruleReader) reference(ref ast.Ref) {
	switch {
	case ref.HasPrefix(ast.DefaultRootRef):
		r.paths = append(r.paths, r.reads(ref)...)
	case ref.HasPrefix(ast.InputRootRef):
		for _, keys := range r.keys(ref[1:]) {
			r.paths = append(r.paths, pathOf(keys))
		}
	}
}

// keys are all that the elements of a reference can be. They end before an element of
// which that is not known, and before they are too many.
func (v *variables) keys(elements []*ast.Term) [][]string {
	all := [][]string{nil}
	for _, element := range elements {
		known := v.texts(element)
		if known.any || len(all)*len(known.list) > mostTexts {
			break
		}
		var longer [][]string
		for _, keys := range all {
			for _, text := range known.list {
				longer = append(longer, append(slices.Clone(keys), text))
			}
		}
		all = longer
	}
	return all
}
