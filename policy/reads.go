package policy

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// inputPath leads to a part of the input. The empty one is all of it.
type inputPath struct {
	keys []string
	name string // of the keys, no two paths have the same
}

func pathOf(keys []string) inputPath { return inputPath{keys, strings.Join(keys, "\x00")} }

// within holds for a part of the other, and for the other itself.
func (p inputPath) within(other inputPath) bool {
	return len(p.keys) >= len(other.keys) && slices.Equal(p.keys[:len(other.keys)], other.keys)
}

// in gives what stands at the path, nil where nothing does.
func (p inputPath) in(input ast.Value) ast.Value {
	for _, key := range p.keys {
		object, ok := input.(ast.Object)
		if !ok {
			return nil
		}
		term := object.Get(keyTerm(key))
		if term == nil {
			return nil
		}
		input = term.Value
	}
	return input
}

// outermost drops the paths that lead into others, and sorts the rest.
func outermost(paths []inputPath) []inputPath {
	slices.SortFunc(paths, func(a, b inputPath) int { return slices.Compare(a.keys, b.keys) })
	var all []inputPath
	for _, p := range paths {
		if last := len(all) - 1; last < 0 || !p.within(all[last]) {
			all = append(all, p)
		}
	}
	return all
}

// survey finds out which parts of the input compiled rules may read, whatever the
// input is: nothing else can change what they answer. It tells of too much where a key
// is computed.
type survey struct {
	compiler  *ast.Compiler
	told      map[called][]inputPath
	equations map[*ast.Rule]map[ast.Var][]*ast.Term
}

// called is a rule, and what is known of the arguments that it is called with.
type called struct {
	rule *ast.Rule
	args string
}

func newSurvey(compiler *ast.Compiler) *survey {
	return &survey{compiler, map[called][]inputPath{}, map[*ast.Rule]map[ast.Var][]*ast.Term{}}
}

// reads are the parts that whatever a reference leads to may read. No path leads into
// another.
func (s *survey) reads(ref ast.Ref, args ...texts) []inputPath {
	var all []inputPath
	for _, rule := range s.compiler.GetRulesDynamic(ref) {
		all = append(all, s.rule(rule, args)...)
	}
	return outermost(all)
}

// rule is about one rule, with what stands behind its else.
func (s *survey) rule(rule *ast.Rule, args []texts) []inputPath {
	key := called{rule, keyOf(args)}
	if known, ok := s.told[key]; ok {
		return known
	}
	var all []inputPath
	for part := rule; part != nil; part = part.Else {
		if v := s.variables(part, args); v != nil {
			r := ruleReader{survey: s, rule: part, variables: v}
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
	return strings.Join(keys, "\x00")
}

// ruleReader goes through the terms of one rule.
type ruleReader struct {
	*survey
	*variables
	rule    *ast.Rule
	visitor *ast.GenericVisitor
	paths   []inputPath
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
// which that is not known.
func (v *variables) keys(elements []*ast.Term) [][]string {
	all := [][]string{nil}
	for _, element := range elements {
		known := v.texts(element)
		if known.any {
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
