package policy

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"
)

// ownRoot is the part of the data document where a team's own Rego lives: what
// stands elsewhere could change egg's rules.
const ownRoot = "own"

// Policies are the Rego of a team's own: rules, what they import, their data and
// their tests. They are immutable.
type Policies struct {
	rules   []Rule
	modules []source
	tests   []source
	data    map[string]any
}

// LoadError tells that policies cannot be used, and why.
type LoadError struct {
	Name  string // of the folder or bundle
	cause error
}

func (e *LoadError) Error() string { return fmt.Sprintf("policies of %s: %v", e.Name, e.cause) }
func (e *LoadError) Unwrap() error { return e.cause }

// LoadPolicies reads policies from folders and bundles, and checks what can be told
// without compiling them: that they keep to their place, and that each rule says what
// a rule has to say. Errors are of type *LoadError. Without any origin there are none.
func LoadPolicies(origins ...Origin) (*Policies, error) {
	if len(origins) == 0 {
		return nil, nil
	}
	all := &Policies{data: map[string]any{}}
	for _, origin := range origins {
		read, err := origin.read()
		if err == nil {
			err = all.add(origin.name, read)
		}
		if err != nil {
			return nil, &LoadError{Name: origin.name, cause: err}
		}
	}
	slices.SortFunc(all.rules, func(a, b Rule) int { return cmp.Compare(a.ID, b.ID) })
	return all, nil
}

// Rules is the catalogue of the policies, by id. Nil policies have none.
func (p *Policies) Rules() []Rule {
	if p == nil {
		return nil
	}
	return slices.Clone(p.rules)
}

// Changed is what others have otherwise than these policies: files, packages that more
// files add to, and data.
func (p *Policies) Changed(others *Policies) []string {
	var changed []string
	for _, s := range p.sources() {
		same := func(o source) bool { return o.path == s.path && o.text == s.text }
		if !slices.ContainsFunc(others.sources(), same) {
			changed = append(changed, s.path)
		}
	}
	for _, o := range others.sources() {
		known := func(s source) bool { return s.path == o.path }
		joined := func(s source) bool { return s.module.Package.Equal(o.module.Package) }
		if !slices.ContainsFunc(p.sources(), known) && slices.ContainsFunc(p.sources(), joined) {
			changed = append(changed, fmt.Sprintf("%s, to which %s adds,", strings.Join(packageParts(o.module), "."), o.path))
		}
	}
	if p != nil && !maps.EqualFunc(p.data, others.documents(), equalData) {
		changed = append(changed, "data")
	}
	return changed
}

func equalData(a, b any) bool { return reflect.DeepEqual(a, b) }

// sources are the modules without the tests.
func (p *Policies) sources() []source {
	if p == nil {
		return nil
	}
	return p.modules
}

func (p *Policies) documents() map[string]any {
	if p == nil {
		return nil
	}
	return p.data
}

// add takes over what one origin has.
func (p *Policies) add(name string, read bundle.Bundle) error {
	known := len(p.rules)
	for _, module := range read.Modules {
		s := source{path: path.Join(name, module.RelativePath), text: string(module.Raw), module: module.Parsed}
		if err := p.addModule(s); err != nil {
			return fmt.Errorf("%s: %w", strings.TrimPrefix(module.RelativePath, "/"), err)
		}
	}
	if len(p.rules) == known {
		return errors.New("no rule: no file of Rego in it defines `checks`")
	}
	if err := p.distinct(); err != nil {
		return err
	}
	return merge(p.data, read.Data, "data")
}

func (p *Policies) addModule(s source) error {
	if err := ownPackage(s.module); err != nil {
		return err
	}
	if s.kind() == kindTest {
		p.tests = append(p.tests, s)
		return nil
	}
	p.modules = append(p.modules, s)
	if !definesChecks(s.module) {
		return noRule(s.module)
	}
	rule, err := ownRule(s)
	if err != nil {
		return err
	}
	p.rules = append(p.rules, rule)
	return nil
}

// ownPackage refuses what is not below data.own.
func ownPackage(module *ast.Module) error {
	parts := packageParts(module)
	if len(parts) < 2 || parts[0] != ownRoot {
		return fmt.Errorf("package %s: policies of your own live in packages that begin with %q: package own.PACK.RULE", strings.Join(parts, "."), ownRoot+".")
	}
	return nil
}

// packageParts are the parts of the package's path, without data.
func packageParts(module *ast.Module) []string {
	var parts []string
	for _, term := range module.Package.Path[1:] {
		part, _ := term.Value.(ast.String)
		parts = append(parts, string(part))
	}
	return parts
}

func definesChecks(module *ast.Module) bool {
	return slices.ContainsFunc(module.Rules, func(r *ast.Rule) bool { return r.Head.Ref()[0].Value.Compare(ast.Var("checks")) == 0 })
}

// noRule refuses a file that says it is a rule and has nothing to ask.
func noRule(module *ast.Module) error {
	if notes := packageNotes(module); notes != nil && custom(notes, "id") != "" {
		return fmt.Errorf("rule %s defines no `checks`", custom(notes, "id"))
	}
	return nil
}

var (
	ownID   = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_.-]*$`)
	ownPack = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
)

// ownRule reads the metadata of a rule, which lacks nothing but references.
func ownRule(s source) (Rule, error) {
	parts := packageParts(s.module)
	if len(parts) != 3 || !ownPack.MatchString(parts[1]) || slices.Contains(reservedPacks(), parts[1]) {
		return Rule{}, fmt.Errorf("package %s defines `checks`, so it is a rule: its package is own.PACK.RULE, and PACK no pack of egg's", strings.Join(parts, "."))
	}
	rule, err := described(s)
	if err != nil {
		return Rule{}, err
	}
	rule.Pack, rule.own = parts[1], true
	if rule.References == nil {
		rule.References = []string{}
	}
	if err := rule.complete(s.path); err != nil {
		return Rule{}, err
	}
	if !rule.ofScenarios() {
		return Rule{}, fmt.Errorf("schema.%s: rules of your own are asked about scenarios: `input: schema.scenario`", rule.input)
	}
	if !ownID.MatchString(rule.ID) || strings.HasPrefix(strings.ToUpper(rule.ID), "EGG") {
		return Rule{}, fmt.Errorf("id %q: letters, digits, dots and dashes, and EGG… is egg's", rule.ID)
	}
	return rule, nil
}

// distinct refuses two rules of one id, and of one package.
func (p *Policies) distinct() error {
	ids, modules := map[string]Rule{}, map[string]Rule{}
	for _, r := range p.rules {
		if other, again := ids[r.ID]; again {
			return fmt.Errorf("two rules are %s: %s and %s", r.ID, other.Name, r.Name)
		}
		module := r.Pack + "." + r.module
		if _, again := modules[module]; again {
			return fmt.Errorf("two files are the rule own.%s", module)
		}
		ids[r.ID], modules[module] = r, r
	}
	return nil
}

// merge puts data into data. What two origins give is a mistake of one of them.
func merge(into, from map[string]any, at string) error {
	for _, key := range slices.Sorted(maps.Keys(from)) {
		place := at + "." + key
		if at == "data" && key != ownRoot {
			return fmt.Errorf("%s: data of your own lives below data.%s", place, ownRoot)
		}
		known, again := into[key]
		if !again {
			into[key] = from[key]
			continue
		}
		a, isTable := known.(map[string]any)
		b, too := from[key].(map[string]any)
		if !isTable || !too {
			return fmt.Errorf("%s is given twice", place)
		}
		if err := merge(a, b, place); err != nil {
			return err
		}
	}
	return nil
}
