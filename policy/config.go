package policy

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Config is the part of .egglint.yaml that the policies need. The zero value
// means the same as an empty file, once filled in by DefaultConfig's values: New
// takes the zero of every field for its default.
type Config struct {
	Sandbox   SandboxConfig          `yaml:"sandbox"`
	Contract  ContractConfig         `yaml:"contract"`
	Contracts []Contract             `yaml:"contracts"` // of the team's own
	Groups    map[string]GroupConfig `yaml:"groups"`    // what is compared; sandboxes that are in none are one more
	Packs     map[string]Severity    `yaml:"packs"`
	Rules     map[string]Severity    `yaml:"rules"`
	// Hardening is the level of the pack of that name: default, or strict for what
	// good launches have besides.
	Hardening string         `yaml:"hardening"`
	Unproven  UnprovenConfig `yaml:"unproven"`
	// Assume gives the values that a hole can have, by its source text
	// ("$NETWORK"). Every finding that rests on one says so. A gap, which is any
	// number of words, stays a gap.
	Assume map[string][]string `yaml:"assume"`
	// Policies are Rego of the team's own; nil: none. What reads the file finds
	// them, since a configuration only names their folders.
	Policies *Policies
}

// SandboxConfig says which launches the contract binds. A known image decides;
// names, networks and paths count where the image is not known. Of what egg's own
// builder builds, only an exclusion takes anything out.
type SandboxConfig struct {
	Images   []string        `yaml:"images"`   // patterns of repositories, tag and digest aside; none: the last path component contains "sandbox"
	Names    []string        `yaml:"names"`    // patterns of --name
	Networks map[string]Mode `yaml:"networks"` // the networks of sandboxes and the mode that each is made for
	Paths    []string        `yaml:"paths"`    // patterns of files, slash-separated
	Exclude  ExcludeConfig   `yaml:"exclude"`
	Unknown  Severity        `yaml:"unknown"` // of launches of which it cannot be told; default ignore
}

// ExcludeConfig names what is never a sandbox.
type ExcludeConfig struct {
	Images []string `yaml:"images"`
}

// ContractConfig sets the values that a team chooses for its contract.
type ContractConfig struct {
	Gateway     string   `yaml:"gateway"`     // host name; "": the host of GATEWAY_URL
	SecurityOpt []string `yaml:"securityOpt"` // default label=disable
	Session     string   `yaml:"session"`     // paired (default), required or off
	RequireEnv  []string `yaml:"requireEnv"`  // variables that every sandbox sets
	NoProxy     []string `yaml:"noProxy"`     // what NO_PROXY may hold besides the usual
	TokenFrom   string   `yaml:"tokenFrom"`   // "environment": the caller has EGG_SESSION_TOKEN
}

// UnprovenConfig says how much a gap weighs.
type UnprovenConfig struct {
	Sandbox Severity `yaml:"sandbox"` // default error
	Other   Severity `yaml:"other"`   // default ignore
}

// Mode is the isolation of a sandbox.
type Mode string

// The modes.
const (
	ModePrivate Mode = "private"
	ModePublic  Mode = "public"
)

// The values of contract.session.
const (
	SessionPaired   = "paired"
	SessionRequired = "required"
	SessionOff      = "off"
)

// The values of hardening.
const (
	HardeningDefault = "default"
	HardeningStrict  = "strict"
)

// DefaultConfig is what holds without a file.
func DefaultConfig() Config {
	return Config{}.withDefaults()
}

func (c Config) withDefaults() Config {
	if c.Contract.SecurityOpt == nil {
		c.Contract.SecurityOpt = []string{"label=disable"}
	}
	orDefault(&c.Contract.Session, SessionPaired)
	orDefault(&c.Hardening, HardeningDefault)
	orDefault(&c.Sandbox.Unknown, SeverityOff)
	orDefault(&c.Unproven.Sandbox, SeverityError)
	orDefault(&c.Unproven.Other, SeverityOff)
	return c
}

func orDefault[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

// Validate reports every value that means nothing, each by its key.
func (c Config) Validate() error {
	c = c.withDefaults()
	return errors.Join(
		c.validateSandbox(),
		oneOf("contract.session", c.Contract.Session, SessionPaired, SessionRequired, SessionOff),
		oneOf("contract.tokenFrom", c.Contract.TokenFrom, "", "environment"),
		c.Contract.validateNoProxy(),
		c.Contract.validateRequireEnv(),
		oneOf("hardening", c.Hardening, HardeningDefault, HardeningStrict),
		oneOf("unproven.sandbox", c.Unproven.Sandbox, severities...),
		oneOf("unproven.other", c.Unproven.Other, severities...),
		c.validateAssume(),
		c.validateGroups(),
		validateContracts(c.Contracts),
		c.validatePolicies(),
		c.validateSeverities(),
	)
}

// validateNoProxy refuses what is not one entry, and the star: with it nothing would go
// through the proxy, and EGG004 would ask for nothing.
func (c ContractConfig) validateNoProxy() error {
	var problems []error
	for _, entry := range c.NoProxy {
		if entry == "" || entry == "*" || strings.ContainsAny(entry, ", \t") {
			problems = append(problems, fmt.Errorf("contract.noProxy: %q is no host, suffix or range", entry))
		}
	}
	return errors.Join(problems...)
}

// validateRequireEnv refuses what is no name of a variable: it would never be set.
func (c ContractConfig) validateRequireEnv() error {
	var problems []error
	for _, name := range c.RequireEnv {
		if name == "" || strings.ContainsAny(name, "= \t") {
			problems = append(problems, fmt.Errorf("contract.requireEnv: %q is no name of a variable", name))
		}
	}
	return errors.Join(problems...)
}

func (c Config) validateSandbox() error {
	problems := []error{oneOf("sandbox.unknown", c.Sandbox.Unknown, severities...)}
	problems = append(problems,
		repositories("sandbox.images", c.Sandbox.Images),
		wellFormed("sandbox.names", c.Sandbox.Names),
		wellFormed("sandbox.paths", c.Sandbox.Paths),
		repositories("sandbox.exclude.images", c.Sandbox.Exclude.Images),
	)
	for name, mode := range c.Sandbox.Networks {
		problems = append(problems, oneOf("sandbox.networks."+name, mode, ModePrivate, ModePublic))
	}
	return errors.Join(problems...)
}

// wellFormed refuses a pattern that is empty, or uses what is no wildcard here:
// taken for plain text it would match nothing, and leave a sandbox unseen.
func wellFormed(key string, patterns []string) error {
	var problems []error
	for _, text := range patterns {
		if text == "" || !utf8.ValidString(text) || strings.ContainsAny(text, `[]{}\`) {
			problems = append(problems, fmt.Errorf("%s: %q is no pattern: the wildcards are * and ?", key, text))
		}
	}
	return errors.Join(problems...)
}

// repositories refuses a pattern of images with a tag or a digest: it is held
// against the repository alone, and would match nothing.
func repositories(key string, patterns []string) error {
	problems := []error{wellFormed(key, patterns)}
	for _, text := range patterns {
		if repository := repositoryOf(literal(text)).text; repository != text {
			problems = append(problems, fmt.Errorf("%s: %q has a tag or a digest: write %q, which fits all of them", key, text, repository))
		}
	}
	return errors.Join(problems...)
}

// validatePolicies refuses a pack that a contract is called like.
func (c Config) validatePolicies() error {
	var problems []error
	for i, contract := range c.Contracts {
		if slices.ContainsFunc(c.Policies.Rules(), func(r Rule) bool { return r.Pack == contract.Name }) {
			problems = append(problems, fmt.Errorf("contracts[%d].name: %q is a pack of the policies", i, contract.Name))
		}
	}
	return errors.Join(problems...)
}

// validateGroups refuses a group without images: it would compare nothing.
func (c Config) validateGroups() error {
	var problems []error
	for name, g := range c.Groups {
		if len(g.Images) == 0 {
			problems = append(problems, fmt.Errorf("groups.%s: no images", name))
		}
		problems = append(problems, repositories("groups."+name+".images", g.Images))
	}
	return errors.Join(problems...)
}

func (c Config) validateAssume() error {
	var problems []error
	for source, values := range c.Assume {
		if len(values) == 0 {
			problems = append(problems, fmt.Errorf("assume.%s: no value", source))
		}
	}
	return errors.Join(problems...)
}

// Catalogue is every rule that a run by a configuration can report, by id as far as
// they come with egg.
func (c Config) Catalogue() ([]Rule, error) {
	rules, err := Rules()
	if err != nil {
		return nil, err
	}
	return slices.Concat(rules, ContractRules(c.Contracts), c.Policies.Rules()), nil
}

// validateSeverities holds the keys of packs and rules against the catalogue.
func (c Config) validateSeverities() error {
	if len(c.Packs)+len(c.Rules) == 0 {
		return nil
	}
	rules, err := c.Catalogue()
	if err != nil {
		return err
	}
	var problems []error
	for pack, severity := range c.Packs {
		known := slices.ContainsFunc(rules, func(r Rule) bool { return r.Pack == pack })
		problems = append(problems, adjustable("packs."+pack, known, pack, severity))
	}
	for id, severity := range c.Rules {
		at := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == id })
		pack := ""
		if at >= 0 {
			pack = rules[at].Pack
		}
		if Weighable(id) {
			pack = ""
		}
		problems = append(problems, adjustable("rules."+id, at >= 0, pack, severity))
	}
	return errors.Join(problems...)
}

// adjustable refuses a severity for what does not exist, and for the gate, which
// would no longer be one if it could be switched off as a whole.
func adjustable(key string, known bool, pack string, severity Severity) error {
	switch {
	case !known:
		return fmt.Errorf("%s: no such thing; `egglint rules` lists what there is", key)
	case pack == gatePack:
		return fmt.Errorf("%s: it has no severity of its own; set unproven, sandbox.unknown or expect", key)
	}
	return oneOf(key, severity, severities...)
}

func oneOf[T ~string](key string, value T, allowed ...T) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return fmt.Errorf("%s: %q is none of %q", key, value, allowed)
}
