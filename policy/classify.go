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

// sandbox answers whether a scenario of the launch starts a sandbox. An excluded
// image starts none, and egg's own builder builds nothing else. The image decides
// where it can; else anything that marks a sandbox does; else it cannot be told.
func (c classifier) sandbox(l *parser.Launch, s *parser.Scenario) answer {
	if l.Builder && !c.excludes(s.Image) {
		return yes
	}
	if decided := c.byImage(s.Image); decided != unknown {
		return decided
	}
	if c.byPath(l.File) || c.byName(s) || c.byNetwork(s) || hasMarks(s) {
		return yes
	}
	return unknown
}

// excludes holds only where it is certain: in doubt the contract binds.
func (c classifier) excludes(image *parser.Word) bool {
	return image != nil && anyOf(c.excluded, repositoryOf(image).like) == yes
}

func (c classifier) byImage(image *parser.Word) answer {
	switch {
	case image == nil:
		return unknown
	case c.excludes(image):
		return no
	}
	repo := repositoryOf(image)
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

// hasMarks holds for an environment that only sandboxes have. A network or a name
// alone marks none: the gateway stands on the same one.
func hasMarks(s *parser.Scenario) bool {
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
