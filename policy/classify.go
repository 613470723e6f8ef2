package policy

import (
	"github.com/egglint/egg/parser"
)

// classifier tells which launches the contract binds.
type classifier struct {
	images, excluded, names, paths []pattern
	networks                       map[string]Mode
}

func newClassifier(c SandboxConfig) classifier {
	return classifier{
		images:   patterns(c.Images, namePattern),
		excluded: patterns(c.Exclude.Images, namePattern),
		names:    patterns(c.Names, namePattern),
		paths:    patterns(c.Paths, pathPattern),
		networks: c.Networks,
	}
}

// sandbox answers whether a scenario starts a sandbox. The image decides where it
// can; else anything that marks a sandbox does; else it cannot be told.
func (c classifier) sandbox(file string, s *parser.Scenario) answer {
	if decided := c.byImage(s.Image); decided != unknown {
		return decided
	}
	if c.byPath(file) || c.byName(s) || c.byNetwork(s) || marked(s) {
		return yes
	}
	return unknown
}

// byImage lets an exclusion count only where it is certain: in doubt the contract
// binds.
func (c classifier) byImage(image *parser.Word) answer {
	if image == nil {
		return unknown
	}
	repo := repositoryOf(image)
	if anyOf(c.excluded, repo.like) == yes {
		return no
	}
	if len(c.images) > 0 {
		return anyOf(c.images, repo.like)
	}
	return repo.namedSandbox()
}

func (c classifier) byPath(file string) bool {
	return anyOf(c.paths, func(p pattern) answer { return decide(p.matches(file)) }) == yes
}

func (c classifier) byName(s *parser.Scenario) bool {
	return anyOf(flagsNamed(s, "name"), func(f parser.Flag) answer {
		name, ok := value(f.Value)
		if !ok {
			return unknown
		}
		return anyOf(c.names, func(p pattern) answer { return decide(p.matches(name)) })
	}) == yes
}

func (c classifier) byNetwork(s *parser.Scenario) bool {
	for _, name := range networkNames(s) {
		if _, listed := c.networks[name]; listed {
			return true
		}
	}
	return false
}

// marked holds for an environment that only sandboxes have. A network or a name
// alone marks none: the gateway stands on the same one.
func marked(s *parser.Scenario) bool {
	if _, ok := s.Env["EGG_SESSION_TOKEN"]; ok {
		return true
	}
	count := 0
	for _, name := range []string{"PRIVATE_MODE", "RUNTIME_UID", "CONTAINER_ID"} {
		if _, ok := s.Env[name]; ok {
			count++
		}
	}
	return count >= 2
}

func flagsNamed(s *parser.Scenario, name string) []parser.Flag {
	var flags []parser.Flag
	for _, flag := range s.Flags {
		if flag.Name == name {
			flags = append(flags, flag)
		}
	}
	return flags
}
