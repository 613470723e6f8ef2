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

// closed is the scenario as it would be if its gaps held nothing.
func closed(s parser.Scenario) parser.Scenario {
	open := openGaps(&s)
	s.Gaps = slices.DeleteFunc(slices.Clone(s.Gaps), func(g parser.GapRef) bool { return slices.Contains(open, g) })
	s.EnvOpen = len(envSources(&s)) > 0
	return s
}

// gapObstacles are the gaps of a scenario.
func gapObstacles(s *parser.Scenario) []Obstacle {
	var found obstacleSet
	for _, gap := range openGaps(s) {
		found.add(Obstacle{Kind: ObstacleGap, Source: gap.Source, Why: gap.Why, Line: gap.Line})
	}
	return found
}

// wordObstacles are the unknown words that leave a check open where no gap does;
// at least something, for an open check without a reason would be lost.
func wordObstacles(s *parser.Scenario, c check) []Obstacle {
	var found obstacleSet
	for _, source := range c.because {
		found.word(source)
	}
	if len(found) == 0 {
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
	if !slices.Contains(*o, obstacle) {
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
		for _, flag := range envSources(s) {
			o.word("--" + flag.Name + " " + flag.Value.Text)
		}
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

// envSources are the options that may set variables that nobody has read.
func envSources(s *parser.Scenario) []parser.Flag {
	return slices.DeleteFunc(slices.Clone(s.Flags), func(f parser.Flag) bool {
		return f.Value == nil || f.Name != "env-file" && (f.Name != "env" || namesVariable(f.Value))
	})
}

// namesVariable holds for a word that is KEY=…, or KEY, with a known KEY.
func namesVariable(w *parser.Word) bool {
	return known(w) || strings.Contains(w.Parts[0].Literal, "=")
}

func (o *obstacleSet) elements(elements []parser.Element) {
	for _, element := range elements {
		o.holes(element.Word)
		o.elements(element.Optional)
		o.elements(element.Repeat)
	}
}
