package policy

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// gatePack holds the rules about the analysis itself. They are asked by the
// engine where it meets what they tell of, never for a scenario.
const gatePack = "gate"

// Rule is one entry of the catalogue: the metadata of one rule file.
type Rule struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"` // kebab case, as its file is called
	Title      string   `json:"title"`
	Pack       string   `json:"pack"`
	Severity   Severity `json:"severity"`
	Why        string   `json:"why"`
	Bad        string   `json:"bad"`
	Good       string   `json:"good"`
	Mend       string   `json:"mend"`
	References []string `json:"references"`

	module     string // last part of its package
	ofContract bool   // an item of a contract of the configuration
	own        bool   // a team's own, in Rego
}

// itemsGroup holds the answers for the items of contracts.
const itemsGroup = "items"

// reservedPacks are the names of packs that belong to egg, those to come as well.
func reservedPacks() []string {
	return []string{"argv", contractPack, "divergence", gatePack, "hardening", itemsGroup, "lib", "provenance"}
}

// Rules is the catalogue, by id. It is an error of the build if a rule file does
// not say all that a rule has to say, or has no test beside it.
func Rules() ([]Rule, error) {
	sources, err := loadSources()
	if err != nil {
		return nil, err
	}
	return catalogue(sources)
}

// answerIn finds what the rule answered: by its pack and the name of its module, or
// among the items by its id.
func (r Rule) answerIn(groups map[string]any) (any, bool) {
	group, key := r.Pack, r.module
	if r.ofContract {
		group, key = itemsGroup, r.ID
	}
	answers, _ := groups[group].(map[string]any)
	answered, ok := answers[key]
	return answered, ok
}

func catalogue(sources []source) ([]Rule, error) {
	var rules []Rule
	for _, s := range sources {
		if s.kind() != kindRule {
			continue
		}
		rule, err := ruleOf(s)
		if err != nil {
			return nil, fmt.Errorf("rule %s: %w", s.path, err)
		}
		if !hasTest(sources, s.path) {
			return nil, fmt.Errorf("rule %s: no test beside it", s.path)
		}
		rules = append(rules, rule)
	}
	slices.SortFunc(rules, func(a, b Rule) int { return cmp.Compare(a.ID, b.ID) })
	return rules, distinct(rules)
}

func hasTest(sources []source, rule string) bool {
	test := strings.TrimSuffix(rule, ".rego") + "_test.rego"
	return slices.ContainsFunc(sources, func(s source) bool { return s.path == test })
}

func distinct(rules []Rule) error {
	for i := 1; i < len(rules); i++ {
		if rules[i].ID == rules[i-1].ID {
			return fmt.Errorf("two rules are %s: %s and %s", rules[i].ID, rules[i-1].Name, rules[i].Name)
		}
	}
	return nil
}

func ruleOf(s source) (Rule, error) {
	rule, err := described(s)
	if err != nil {
		return Rule{}, err
	}
	if len(rule.References) == 0 {
		return Rule{}, errors.New("lacks related_resources")
	}
	return rule, rule.complete(s.path)
}

// described is a rule as its metadata describe it.
func described(s source) (Rule, error) {
	notes := packageNotes(s.module)
	if notes == nil {
		return Rule{}, errors.New("no METADATA on its package")
	}
	rule := Rule{
		ID:       custom(notes, "id"),
		Name:     custom(notes, "name"),
		Title:    notes.Title,
		Pack:     path.Dir(s.path),
		Severity: Severity(custom(notes, "severity")),
		Why:      strings.TrimSpace(notes.Description),
		Bad:      custom(notes, "bad"),
		Good:     custom(notes, "good"),
		Mend:     custom(notes, "mend"),
		module:   moduleName(s.module),
	}
	for _, reference := range notes.RelatedResources {
		rule.References = append(rule.References, reference.Ref.String())
	}
	return rule, nil
}

// complete reports what a rule file leaves out.
func (r Rule) complete(file string) error {
	var missing []string
	for _, field := range []struct{ name, value string }{
		{"id", r.ID}, {"name", r.Name}, {"title", r.Title}, {"description", r.Why}, {"severity", string(r.Severity)},
		{"bad", r.Bad}, {"good", r.Good}, {"mend", r.Mend},
	} {
		if field.value == "" {
			missing = append(missing, field.name)
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("lacks %s", strings.Join(missing, ", "))
	}
	if want := strings.TrimSuffix(path.Base(file), ".rego"); r.Name != want || r.module != strings.ReplaceAll(want, "-", "_") {
		return fmt.Errorf("name %s and package %s do not follow the file's name", r.Name, r.module)
	}
	return oneOf("severity", r.Severity, severities...)
}

func packageNotes(module *ast.Module) *ast.Annotations {
	for _, notes := range module.Annotations {
		if notes.Scope == "package" {
			return notes
		}
	}
	return nil
}

func custom(notes *ast.Annotations, key string) string {
	text, _ := notes.Custom[key].(string)
	return strings.TrimSpace(text)
}

// moduleName is the last part of a package's path.
func moduleName(module *ast.Module) string {
	last, _ := module.Package.Path[len(module.Package.Path)-1].Value.(ast.String)
	return string(last)
}
