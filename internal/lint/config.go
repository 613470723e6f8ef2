package lint

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/egglint/egg/internal/lint/gitignore"
	"github.com/egglint/egg/internal/lint/strictyaml"
	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// Config is what .egglint.yaml says.
type Config struct {
	Version       int `yaml:"version"` // of the file's format: 1, or left out
	policy.Config `yaml:",inline"`
	Expect        Expect   `yaml:"expect"`
	Engines       []string `yaml:"engines"` // variables that hold an engine
	Exclude       []string `yaml:"exclude"` // patterns as in .gitignore, relative to the root
	Ignore        []Ignore `yaml:"ignore"`
	FailOn        FailOn   `yaml:"failOn"`
	PolicyFolders []string `yaml:"policies"` // folders of Rego, relative to the root

	name string               // of the file
	at   strictyaml.Positions // of its keys
}

// LoadPolicies finds the policies that a configuration names. It is asked before the
// rest is judged, since a configuration may set the weight of their rules.
type LoadPolicies func(folders []string) (*policy.Policies, error)

func (l LoadPolicies) of(folders []string) (*policy.Policies, error) {
	switch {
	case l != nil:
		return l(folders)
	case len(folders) > 0:
		return nil, errors.New("policies: none can be loaded here")
	}
	return nil, nil
}

// DefaultConfig is what holds without a file.
func DefaultConfig() Config {
	return Config{Version: 1, Config: policy.DefaultConfig(), FailOn: FailOnError}
}

// ConfigError is a configuration that cannot be used. Its message has one line
// for each fault, with file, line and column.
type ConfigError struct {
	Name   string // of the file
	Faults []error
}

func (e *ConfigError) Error() string {
	var lines []string
	for _, fault := range e.Faults {
		lines = append(lines, e.Name+":"+fault.Error())
	}
	return strings.Join(lines, "\n")
}

// ParseConfig reads a configuration over the defaults. The name is for errors,
// which are of type *ConfigError, or *policy.LoadError where policies cannot be used.
// Without load there are none.
func ParseConfig(name string, text []byte, load LoadPolicies) (Config, error) {
	config := DefaultConfig()
	at, err := strictyaml.Decode(text, &config)
	if err != nil {
		return Config{}, &ConfigError{Name: name, Faults: flatten(err)}
	}
	if config.Policies, err = load.of(config.PolicyFolders); err != nil {
		if _, unusable := errors.AsType[*policy.LoadError](err); unusable {
			return Config{}, err
		}
		return Config{}, &ConfigError{Name: name, Faults: flatten(placed(at, err))}
	}
	if err := placed(at, config.Validate()); err != nil {
		return Config{}, &ConfigError{Name: name, Faults: flatten(err)}
	}
	config.Expect.at = parser.Place{File: name, Span: spanOf(at["expect.sandboxes"], len("sandboxes"))}
	placeIgnores(config.Ignore, name, at)
	config.name, config.at = name, at
	return config, nil
}

func spanOf(at strictyaml.Position, width int) parser.Span {
	return parser.Span{Line: at.Line, Column: at.Column, EndLine: at.Line, EndColumn: at.Column + width}
}

// Validate reports every value that means nothing, each by its key.
func (c Config) Validate() error {
	var faults []error
	if c.Version != 1 {
		faults = append(faults, fmt.Errorf("version: %d is none that this program knows: it knows 1", c.Version))
	}
	for i, pattern := range c.Exclude {
		if _, errs := gitignore.Parse([]string{pattern}); len(errs) > 0 {
			faults = append(faults, fmt.Errorf("exclude[%d]: %w", i, errs[0]))
		}
	}
	for i, entry := range c.Ignore {
		faults = append(faults, entry.validate(fmt.Sprintf("ignore[%d]", i)))
	}
	if c.Expect.Sandboxes < 0 {
		faults = append(faults, fmt.Errorf("expect.sandboxes: %d is less than none", c.Expect.Sandboxes))
	}
	return errors.Join(append(faults, c.Config.Validate())...)
}

// Secure drops the severities that a configuration has no say about unless whoever
// asks trusts it: those of rules about the check itself. It returns their ids.
func (c *Config) Secure() []string {
	var dropped []string
	for _, id := range slices.Sorted(maps.Keys(c.Rules)) {
		if policy.Weighable(id) {
			dropped = append(dropped, id)
			delete(c.Rules, id)
		}
	}
	return dropped
}

// Excluded are the files that the configuration leaves out.
func (c Config) Excluded() gitignore.List {
	list, _ := gitignore.Parse(c.Exclude) // Validate has refused malformed ones
	return list
}

// placed gives each fault the place of the key that it names.
func placed(at strictyaml.Positions, err error) error {
	var faults []error
	for _, fault := range flatten(err) {
		position := positionOf(at, fault.Error())
		faults = append(faults, &strictyaml.Error{Line: position.Line, Column: position.Column, Message: fault.Error()})
	}
	return errors.Join(faults...)
}

// positionOf finds the longest key that a message begins with.
func positionOf(at strictyaml.Positions, message string) strictyaml.Position {
	best, found := "", strictyaml.Position{Line: 1, Column: 1}
	for key, position := range at {
		rest, names := strings.CutPrefix(message, key)
		if names && len(key) > len(best) && strings.ContainsAny(rest[:min(1, len(rest))], ":.[") {
			best, found = key, position
		}
	}
	return found
}

// flatten takes joined errors apart.
func flatten(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		if err == nil {
			return nil
		}
		return []error{err}
	}
	var all []error
	for _, part := range joined.Unwrap() {
		all = append(all, flatten(part)...)
	}
	return all
}
