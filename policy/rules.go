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

// gatePack holds the rules about the analysis itself.
const gatePack = "gate"

// What a rule is asked about, as the schema of its input says.
const (
	inputScenario   = "scenario"   // one scenario of a launch; so is a rule that names no schema
	inputComparison = "comparison" // one launch among others
	inputConnection = "connection" // one scenario of a connection, and the containers of the run
	inputNotice     = "gate"       // asked where what it tells of is met
)

// hardeningPack holds what any container should keep to.
const hardeningPack = "hardening"

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
	Level      Level    `json:"level,omitempty"`
	CIS        []string `json:"cis,omitempty"`    // sections of the CIS Docker Benchmark
	OWASP      []string `json:"owasp,omitempty"`  // rules of OWASP's Docker Security Cheat Sheet
	LeftTo     string   `json:"leftTo,omitempty"` // the rule of the contract that says it of sandboxes

	module     string // last part of its package
	input      string // what it is asked about
	ofContract bool   // an item of a contract of the configuration
	own        bool   // a team's own, in Rego
}

// reservedPacks are the names of packs that belong to egg, those to come as well.
func reservedPacks() []string {
	return []string{"argv", contractPack, "divergence", gatePack, hardeningPack, "items", "lib", "provenance"}
}

// Level says who asks a rule. The zero value is a rule that is asked unless it is
// switched off.
type Level string

// The levels of rules that are asked only where somebody asks for them.
const (
	LevelStrict Level = "strict" // by hardening: strict
	LevelOptIn  Level = "opt-in" // by a severity for the pack or the rule
)

// Note says how a rule is asked for, to be put behind its severity; empty for one
// that is asked unless it is switched off.
func (r Rule) Note() string {
	note := ""
	switch r.Level {
	case LevelStrict:
		note = ", asked for by hardening: strict"
	case LevelOptIn:
		note = ", off unless its pack or the rule has a severity"
	}
	if r.LeftTo != "" {
		note += ", left to " + r.LeftTo + " where that is asked of a sandbox"
	}
	return note
}

// Sources are what the rule rests on, for people: its references, and where the
// benchmarks ask for it.
func (r Rule) Sources() []string {
	all := slices.Clone(r.References)
	for _, section := range r.CIS {
		all = append(all, "CIS Docker Benchmark, section "+section)
	}
	for _, number := range r.OWASP {
		all = append(all, "OWASP Docker Security Cheat Sheet, rule "+number)
	}
	return all
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

// reference is where OPA finds what the rule answers.
func (r Rule) reference() ast.Ref {
	switch {
	case r.ofContract:
		return referenceTo("egg", "items", "checks")
	case r.own:
		return referenceTo(ownRoot, r.Pack, r.module, "checks")
	}
	return referenceTo("egg", r.Pack, r.module, "checks")
}

func referenceTo(path ...string) ast.Ref {
	ref := ast.Ref{ast.DefaultRootDocument}
	for _, key := range path {
		ref = append(ref, ast.StringTerm(key))
	}
	return ref
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
		if err := tested(sources, s.path, rule); err != nil {
			return nil, fmt.Errorf("rule %s: %w", s.path, err)
		}
		rules = append(rules, rule)
	}
	slices.SortFunc(rules, func(a, b Rule) int { return cmp.Compare(a.ID, b.ID) })
	return rules, errors.Join(distinct(rules), succeeded(rules))
}

// succeeded refuses a rule that leaves sandboxes to one that the contract does not have.
func succeeded(rules []Rule) error {
	for _, r := range rules {
		if r.LeftTo != "" && !slices.ContainsFunc(rules, func(to Rule) bool { return to.ID == r.LeftTo && to.Pack == contractPack }) {
			return fmt.Errorf("rule %s is left to %s, which is no rule of the contract", r.ID, r.LeftTo)
		}
	}
	return nil
}

// ofScenarios holds for a rule that is asked about scenarios: where nothing else is
// said.
func (r Rule) ofScenarios() bool {
	return r.input != inputComparison && r.input != inputConnection && r.input != inputNotice
}

// tested refuses a rule without a test beside it, and one whose tests leave a
// verdict out. A notice is no verdict.
func tested(sources []source, file string, rule Rule) error {
	test := strings.TrimSuffix(file, ".rego") + "_test.rego"
	at := slices.IndexFunc(sources, func(s source) bool { return s.path == test })
	if at < 0 {
		return errors.New("no test beside it")
	}
	if rule.input == inputNotice {
		return nil
	}
	for _, verdict := range []string{"pass", "fail", "unproven"} {
		if !strings.Contains(sources[at].text, fmt.Sprintf(`== %q`, verdict)) {
			return fmt.Errorf("no test of %s", verdict)
		}
	}
	return nil
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
		Level:    Level(custom(notes, "level")),
		CIS:      customs(notes, "cis"),
		OWASP:    customs(notes, "owasp"),
		LeftTo:   custom(notes, "left_to"),
		module:   moduleName(s.module),
		input:    inputOf(notes),
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
	if r.Pack == hardeningPack && len(r.CIS)+len(r.OWASP) == 0 {
		return errors.New("lacks cis or owasp: where the benchmarks ask for it")
	}
	if want := strings.TrimSuffix(path.Base(file), ".rego"); r.Name != want || r.module != strings.ReplaceAll(want, "-", "_") {
		return fmt.Errorf("name %s and package %s do not follow the file's name", r.Name, r.module)
	}
	return errors.Join(
		oneOf("severity", r.Severity, severities...),
		oneOf("level", r.Level, "", LevelStrict, LevelOptIn),
		oneOf("schema", r.input, inputScenario, inputComparison, inputConnection, inputNotice),
	)
}

func packageNotes(module *ast.Module) *ast.Annotations {
	for _, notes := range module.Annotations {
		if notes.Scope == "package" {
			return notes
		}
	}
	return nil
}

// inputOf is the schema that the input of a rule has.
func inputOf(notes *ast.Annotations) string {
	for _, s := range notes.Schemas {
		if s.Path.Equal(ast.InputRootRef) {
			return strings.TrimPrefix(s.Schema.String(), ast.SchemaRootRef.String()+".")
		}
	}
	return inputScenario
}

func custom(notes *ast.Annotations, key string) string {
	text, _ := notes.Custom[key].(string)
	return strings.TrimSpace(text)
}

// customs is a list of texts.
func customs(notes *ast.Annotations, key string) []string {
	items, _ := notes.Custom[key].([]any)
	var texts []string
	for _, item := range items {
		texts = append(texts, fmt.Sprint(item))
	}
	return texts
}

// moduleName is the last part of a package's path.
func moduleName(module *ast.Module) string {
	last, _ := module.Package.Path[len(module.Package.Path)-1].Value.(ast.String)
	return string(last)
}
