package policy

import (
	"cmp"
	"slices"
	"strings"

	"github.com/egglint/egg/parser"
)

// openGaps are the gaps of a scenario that may hold options. A gap that the
// reading takes for one word holds none, and what follows the image is the
// program's own.
func openGaps(s *parser.Scenario) []parser.GapRef {
	var open []parser.GapRef
	for _, gap := range s.Gaps {
		if !takenForWord(s, gap.Arg) && !inCommand(s, gap.Arg) {
			open = append(open, gap)
		}
	}
	return open
}

func takenForWord(s *parser.Scenario, arg int) bool {
	return arg < len(s.Argv) && s.Argv[arg].Gap != nil && s.Argv[arg].Gap.As != nil
}

func inCommand(s *parser.Scenario, arg int) bool {
	return s.Image != nil && arg >= len(s.Argv)-len(s.Command)
}

// obstacles are what leaves a check of a scenario open: the gaps; the unknown
// words that the check rests on; at least something, for an open check without a
// reason would be lost.
func obstacles(s *parser.Scenario, c check) []Obstacle {
	var found obstacleSet
	for _, gap := range openGaps(s) {
		found.add(Obstacle{Kind: ObstacleGap, Source: gap.Source, Why: gap.Why, Line: gap.Line})
	}
	for _, source := range c.because {
		found.word(source)
	}
	if len(c.because) == 0 {
		for _, subject := range c.about {
			found.subject(s, subject)
		}
	}
	if len(found) == 0 {
		found.elements(s.Argv)
	}
	if len(found) == 0 {
		found.word("the command line")
	}
	return found
}

// obstacleSet is a list without repetition, in order of discovery.
type obstacleSet []Obstacle

func (o *obstacleSet) add(obstacle Obstacle) {
	same := func(other Obstacle) bool {
		return other.Source == obstacle.Source && (obstacle.Kind == ObstacleWord || other.Line == obstacle.Line)
	}
	if !slices.ContainsFunc(*o, same) {
		*o = append(*o, obstacle)
	}
}

func (o *obstacleSet) word(source string) {
	o.add(Obstacle{Kind: ObstacleWord, Source: source})
}

func (o *obstacleSet) holes(w *parser.Word) {
	for _, hole := range holes(w) {
		o.word(cmp.Or(hole.Source, w.Text, hole.Hole))
	}
}

// subject adds what is not known of an option or of a variable.
func (o *obstacleSet) subject(s *parser.Scenario, subject string) {
	if name, isFlag := strings.CutPrefix(subject, "--"); isFlag {
		o.flag(s, name)
		return
	}
	o.variable(s, subject)
}

func (o *obstacleSet) flag(s *parser.Scenario, name string) {
	for _, flag := range flagsNamed(s, name) {
		o.holes(flag.Value)
		if flag.Presence != parser.PresenceAlways {
			o.word("whether --" + name + " is given")
		}
	}
}

func (o *obstacleSet) variable(s *parser.Scenario, name string) {
	variable, ok := s.Env[name]
	switch {
	case !ok && s.EnvOpen:
		o.envSources(s)
	case !ok:
	case variable.Value == nil:
		o.word("-e " + name)
	default:
		o.holes(variable.Value)
		if variable.Presence != parser.PresenceAlways {
			o.word("whether -e " + name + " is given")
		}
	}
}

// envSources adds what may set variables that nobody has read.
func (o *obstacleSet) envSources(s *parser.Scenario) {
	for _, flag := range flagsNamed(s, "env-file") {
		if flag.Value != nil {
			o.word("--env-file " + flag.Value.Text)
		}
	}
	for _, flag := range flagsNamed(s, "env") {
		if flag.Value != nil && !namesVariable(flag.Value) {
			o.holes(flag.Value)
		}
	}
}

// namesVariable holds for a word that begins with a literal KEY=.
func namesVariable(w *parser.Word) bool {
	return len(w.Parts) > 0 && strings.Contains(w.Parts[0].Literal, "=")
}

func (o *obstacleSet) elements(elements []parser.Element) {
	for _, element := range elements {
		o.holes(element.Word)
		o.elements(element.Optional)
		o.elements(element.Repeat)
	}
}
