package policy

import (
	"cmp"
	"maps"
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

// isOpen holds where options may stand that nobody has read. Without an image,
// what is not known may hold it, and options before it.
func isOpen(s *parser.Scenario) bool {
	return len(openGaps(s)) > 0 || s.Image == nil && slices.ContainsFunc(s.Argv, func(e parser.Element) bool {
		return e.Word == nil || !known(e.Word)
	})
}

// openAfter holds where options nobody has read may follow this argument.
func openAfter(s *parser.Scenario, arg int) bool {
	gaps := openGaps(s)
	if len(gaps) == 0 {
		return isOpen(s)
	}
	return slices.ContainsFunc(gaps, func(g parser.GapRef) bool { return g.Arg >= arg })
}

func takenForWord(s *parser.Scenario, arg int) bool {
	return arg < len(s.Argv) && s.Argv[arg].Gap != nil && s.Argv[arg].Gap.As != nil
}

func inCommand(s *parser.Scenario, arg int) bool {
	return s.Image != nil && arg >= len(s.Argv)-len(s.Command)
}

// closed is the scenario as it would be if its gaps held nothing; then there is
// an image too, known or not.
func closed(s parser.Scenario) parser.Scenario {
	open := openGaps(&s)
	s.Gaps = slices.DeleteFunc(slices.Clone(s.Gaps), func(g parser.GapRef) bool { return slices.Contains(open, g) })
	s.EnvOpen = len(envSources(&s)) > 0
	s.Env = closedEnv(&s)
	if s.Image == nil && len(open) > 0 {
		s.Image = &parser.Word{Parts: []parser.Part{{Hole: "image"}}}
	}
	return s
}

// closedEnv gives every variable that a gap may have overridden the value that it
// has without the gap: that of its last -e, else of its last file, where that one is
// always there.
func closedEnv(s *parser.Scenario) map[string]parser.EnvVar {
	env := maps.Clone(s.Env)
	for name, v := range filesEnv(s) {
		env[name] = v
	}
	for _, flag := range flagsNamed(s, "env") {
		name, value, ok := assignment(flag.Value)
		if !ok {
			return s.Env // a name that is not known may override as well
		}
		switch {
		case flag.Presence == parser.PresenceAlways:
			env[name] = parser.EnvVar{Value: value, Presence: flag.Presence}
		case env[name].Value != s.Env[name].Value:
			env[name] = s.Env[name]
		}
	}
	return env
}

// filesEnv is what files give for certain, where each of them was read and the last of
// a variable is certain too.
func filesEnv(s *parser.Scenario) map[string]parser.EnvVar {
	env := map[string]parser.EnvVar{}
	if len(unreadFiles(s)) > 0 {
		return env
	}
	for _, file := range s.EnvFiles {
		for name, v := range file.Env {
			if _, again := env[name]; again && v.Value == nil || v.Presence != parser.PresenceAlways {
				v = s.Env[name]
			}
			env[name] = v
		}
	}
	return env
}

// unreadFiles are the --env-file that nobody has read.
func unreadFiles(s *parser.Scenario) []parser.Flag {
	return slices.DeleteFunc(flagsNamed(s, "env-file"), func(f parser.Flag) bool {
		return slices.ContainsFunc(s.EnvFiles, func(read parser.EnvFile) bool { return read.Arg == f.Arg })
	})
}

// assignment takes KEY=VALUE apart; VALUE is nil for KEY alone. It is not ok where
// KEY is not known.
func assignment(w *parser.Word) (name string, value *parser.Word, ok bool) {
	if w == nil || !namesVariable(w) {
		return "", nil, false
	}
	name, rest, given := strings.Cut(w.Parts[0].Literal, "=")
	if !given {
		return name, nil, true
	}
	return name, wordOf(append([]parser.Part{{Literal: rest}}, w.Parts[1:]...)), true
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

// subject adds what is not known of an option or of a variable, or of an end of a
// connection.
func (o *obstacleSet) subject(s *parser.Scenario, subject string) {
	if s.Connects != nil {
		o.holes(map[string]*parser.Word{"network": s.Connects.Network, "container": s.Connects.Container}[subject])
		return
	}
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
		o.options(envSources(s))
	case !ok:
	case variable.Value == nil:
		o.word("-e " + name)
	case overridden(s, variable.Value):
		o.options(overriders(s, name))
	default:
		o.holes(variable.Value)
		if variable.Presence != parser.PresenceAlways {
			o.word("whether -e " + name + " is given")
		}
	}
}

// overriders are the options that may set a variable again: a file does not where an -e
// gives it.
func overriders(s *parser.Scenario, name string) []parser.Flag {
	given := slices.ContainsFunc(flagsNamed(s, "env"), func(f parser.Flag) bool {
		named, _, ok := assignment(f.Value)
		return ok && named == name
	})
	return slices.DeleteFunc(envSources(s), func(f parser.Flag) bool { return given && f.Name == "env-file" })
}

// options adds options that may set any variable: each is one thing that is not known,
// however many variables there are.
func (o *obstacleSet) options(flags []parser.Flag) {
	for _, flag := range flags {
		if flag.Name == "env" {
			o.word("-e " + flag.Value.Text)
			continue
		}
		o.word("--" + flag.Name + " " + flag.Value.Text)
	}
}

// overridden holds for a value that stands in no argument: the reader puts such a
// hole where a later argument may set a variable again.
func overridden(s *parser.Scenario, w *parser.Word) bool {
	return slices.ContainsFunc(holes(w), func(p parser.Part) bool { return !occurs(p.Hole, s.Argv) })
}

func occurs(hole string, elements []parser.Element) bool {
	return slices.ContainsFunc(elements, func(e parser.Element) bool {
		in := func(w *parser.Word) bool {
			return slices.ContainsFunc(holes(w), func(p parser.Part) bool { return p.Hole == hole })
		}
		return in(e.Word) || e.Gap != nil && in(e.Gap.As) || occurs(hole, e.Optional) || occurs(hole, e.Repeat)
	})
}

// envSources are the options that may set variables that nobody has read.
func envSources(s *parser.Scenario) []parser.Flag {
	unnamed := slices.DeleteFunc(flagsNamed(s, "env"), func(f parser.Flag) bool { return f.Value != nil && namesVariable(f.Value) })
	return slices.DeleteFunc(append(unreadFiles(s), unnamed...), func(f parser.Flag) bool { return f.Value == nil })
}

// namesVariable holds for a word that is KEY=…, or KEY, with a known KEY.
func namesVariable(w *parser.Word) bool {
	return len(w.Parts) > 0 && (known(w) || strings.Contains(w.Parts[0].Literal, "="))
}

func (o *obstacleSet) elements(elements []parser.Element) {
	for _, element := range elements {
		o.holes(element.Word)
		o.elements(element.Optional)
		o.elements(element.Repeat)
	}
}
