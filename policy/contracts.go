package policy

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/egglint/egg/internal/dockerflag"
)

// Contract is what a team asks of its own launches, written in the configuration.
// Each of its items is a rule of its own, whose id is NAME/ITEM, in a pack that is
// called like the contract.
type Contract struct {
	Name         string          `yaml:"name"`
	Why          string          `yaml:"why"`   // what `egglint explain` says of its items
	Match        Match           `yaml:"match"` // the launches that it binds
	When         When            `yaml:"when"`  // the runs of them that it binds; none: all
	RequireFlags []RequiredFlag  `yaml:"requireFlags"`
	RequireEnv   []RequiredEnv   `yaml:"requireEnv"`
	Forbid       []ForbiddenItem `yaml:"forbid"`
}

// Match says which launches a contract binds. A known image decides, where images
// are given; names and paths count where it does not.
type Match struct {
	Images []string `yaml:"images"` // patterns of repositories, tag and digest aside
	Names  []string `yaml:"names"`  // patterns of --name
	Paths  []string `yaml:"paths"`  // patterns of files, slash-separated
}

// When is a condition on the launch itself. Where both are given, both must hold.
type When struct {
	Env  *Condition `yaml:"env"`
	Flag *Condition `yaml:"flag"`
}

// Condition holds where the variable or flag is given, with one of these values.
type Condition struct {
	Name  string   `yaml:"name"`
	Value Patterns `yaml:"value"` // none: any but the empty one
}

// RequiredFlag is a flag that must be there.
type RequiredFlag struct {
	ID       string   `yaml:"id"`    // default: flag-NAME
	Name     string   `yaml:"name"`  // the long one, without dashes
	Value    Patterns `yaml:"value"` // none: any but the empty one; of a switch: on
	Optional bool     `yaml:"optional"`
}

// RequiredEnv is a variable that must be set.
type RequiredEnv struct {
	ID       string   `yaml:"id"` // default: env-NAME
	Name     string   `yaml:"name"`
	Value    Patterns `yaml:"value"`  // none: any but the empty one
	SameAs   string   `yaml:"sameAs"` // a flag (--name) or a variable whose value it has
	Optional bool     `yaml:"optional"`
}

// ForbiddenItem is a flag or a variable that must not be there, or not with these
// values.
type ForbiddenItem struct {
	ID     string   `yaml:"id"` // default: no-flag-NAME or no-env-NAME
	Flag   string   `yaml:"flag"`
	Env    string   `yaml:"env"`
	Value  Patterns `yaml:"value"`  // none: any; of a switch: on
	Except Patterns `yaml:"except"` // values that are allowed all the same
}

// Patterns are values, one or several, with the wildcards * and ?.
type Patterns []string

// UnmarshalYAML reads one text, or a list of them.
func (p *Patterns) UnmarshalYAML(node *yaml.Node) error {
	nodes := []*yaml.Node{node}
	if node.Kind == yaml.SequenceNode {
		nodes = node.Content
	}
	*p = Patterns{}
	for _, n := range nodes {
		if n.Kind != yaml.ScalarNode || n.ShortTag() == "!!null" {
			return errors.New("a text, or a list of texts, belongs here")
		}
		*p = append(*p, n.Value)
	}
	return nil
}

var (
	contractName = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	itemName     = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_.-]*$`)
	variableName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.-]*$`)
)

// validateContracts reports every contract and item that means nothing, and every
// id that two of them have.
func validateContracts(contracts []Contract) error {
	var problems []error
	taken := map[string]string{}
	for i, c := range contracts {
		key := fmt.Sprintf("contracts[%d]", i)
		problems = append(problems, c.validate(key), distinctKeys(taken, c.Name, key+".name"))
		for _, item := range c.items(key) {
			problems = append(problems, item.validate(), distinctKeys(taken, c.Name+"/"+item.name, item.key))
		}
	}
	return errors.Join(problems...)
}

// distinctKeys refuses a name that another key has taken.
func distinctKeys(taken map[string]string, name, key string) error {
	other, again := taken[name]
	switch {
	case !again:
		taken[name] = key
		return nil
	case strings.Contains(name, "/"):
		return fmt.Errorf("%s: its id %s is that of %s: give one of them another `id`", key, name, other)
	}
	return fmt.Errorf("%s: %q is the name of two contracts", key, name)
}

func (c Contract) validate(key string) error {
	return errors.Join(
		c.validateName(key),
		c.Match.validate(key),
		c.When.Env.validate(key+".when.env", validVariable),
		c.When.Flag.validate(key+".when.flag", validFlag),
		c.validateSize(key),
	)
}

func (c Contract) validateName(key string) error {
	if !contractName.MatchString(c.Name) {
		return fmt.Errorf("%s.name: %q is no name: small letters, digits and dashes, a letter first", key, c.Name)
	}
	if slices.Contains(reservedPacks(), c.Name) {
		return fmt.Errorf("%s.name: %q is the name of a pack of egg's own", key, c.Name)
	}
	return nil
}

func (c Contract) validateSize(key string) error {
	if len(c.RequireFlags)+len(c.RequireEnv)+len(c.Forbid) == 0 {
		return fmt.Errorf("%s: it asks for nothing: requireFlags, requireEnv or forbid belongs here", key)
	}
	return nil
}

func (m Match) validate(key string) error {
	if len(m.Images)+len(m.Names)+len(m.Paths) == 0 {
		return fmt.Errorf("%s: it binds nothing: match.images, match.names or match.paths belongs here (images: [\"*\"] is every launch)", key)
	}
	return errors.Join(
		repositories(key+".match.images", m.Images),
		wellFormed(key+".match.names", m.Names),
		wellFormed(key+".match.paths", m.Paths),
	)
}

func (c *Condition) validate(key string, named func(key, name string) error) error {
	if c == nil {
		return nil
	}
	return errors.Join(named(key+".name", c.Name), someValues(key+".value", c.Value))
}

// validFlag refuses what no engine has: it would be missed in every launch.
func validFlag(key, name string) error {
	flag, ok := dockerflag.FlagsOf("", "run").Long(name)
	switch {
	case strings.HasPrefix(name, "-"):
		return fmt.Errorf("%s: %q is written without dashes: %s", key, name, strings.TrimLeft(name, "-"))
	case !ok:
		return fmt.Errorf("%s: no engine has a flag --%s", key, name)
	case flag.Canonical() != name:
		return fmt.Errorf("%s: --%s is another spelling of --%s: write %s", key, name, flag.Canonical(), flag.Canonical())
	case name == "env" || name == "env-file":
		return fmt.Errorf("%s: --%s is about variables: ask for them by env", key, name)
	}
	return nil
}

func validVariable(key, name string) error {
	if !variableName.MatchString(name) {
		return fmt.Errorf("%s: %q is no name of a variable", key, name)
	}
	return nil
}

// validSource is a flag with its dashes, or a variable.
func validSource(key, source string) error {
	if flag, ok := strings.CutPrefix(source, "--"); ok {
		return validFlag(key, flag)
	}
	return validVariable(key, source)
}

// someValues refuses an empty list, which nothing fits.
func someValues(key string, values Patterns) error {
	if values != nil && len(values) == 0 {
		return fmt.Errorf("%s: no value", key)
	}
	return nil
}

// items are what the contract asks for, in its order.
func (c Contract) items(key string) []item {
	var all []item
	for i, f := range c.RequireFlags {
		all = append(all, item{
			key: fmt.Sprintf("%s.requireFlags[%d]", key, i), name: cmp.Or(f.ID, "flag-"+f.Name), kind: kindFlag,
			subject: f.Name, values: f.Value, optional: f.Optional,
		})
	}
	for i, e := range c.RequireEnv {
		all = append(all, item{
			key: fmt.Sprintf("%s.requireEnv[%d]", key, i), name: cmp.Or(e.ID, "env-"+e.Name), kind: kindEnv,
			subject: e.Name, values: e.Value, sameAs: e.SameAs, optional: e.Optional,
		})
	}
	for i, f := range c.Forbid {
		all = append(all, f.item(fmt.Sprintf("%s.forbid[%d]", key, i)))
	}
	return all
}

func (f ForbiddenItem) item(key string) item {
	of := item{key: key, name: cmp.Or(f.ID, "no-flag-"+f.Flag), kind: kindNoFlag, subject: f.Flag, values: f.Value, except: f.Except}
	if f.Flag == "" {
		of.name, of.kind, of.subject = cmp.Or(f.ID, "no-env-"+f.Env), kindNoEnv, f.Env
	}
	if f.Flag != "" && f.Env != "" {
		of.kind = "" // both at once is no kind
	}
	return of
}
