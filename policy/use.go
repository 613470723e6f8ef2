package policy

import (
	"cmp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/parser"
)

// use is one flag of a launch as its engine takes it.
type use struct {
	parser.Flag
	table   dockerflag.Flag // the zero Flag where the table has none
	known   answer          // does the engine know it?
	missing bool            // it lacks its value
	refusal string          // why the engine refuses its value; empty: it does not, or it is not known
	judged  answer          // is a refusal certain to be one of this engine?
	split   bool            // its value is not quoted, and may be no word at all
}

// usesOf reads the flags of a scenario by the table of the engine. Values are
// judged where they are known: one that is not is taken for a good one.
func usesOf(l *parser.Launch, s *parser.Scenario) []use {
	at := subcommandAt(l, s)
	all := make([]use, 0, len(s.Flags))
	for _, flag := range s.Flags {
		command := l.Subcommand
		if flag.Arg < at {
			command = "global"
		}
		all = append(all, useOf(l.Engine, s, tableOf(l.Engine, command), flag))
	}
	return all
}

// tableOf is the table of flags that values are judged by. Of an engine that is not
// known it is docker's.
func tableOf(engine, command string) *dockerflag.Set {
	if engine == "unknown" {
		engine = "docker"
	}
	return dockerflag.FlagsOf(engine, command)
}

func useOf(engine string, s *parser.Scenario, set *dockerflag.Set, flag parser.Flag) use {
	u := use{Flag: flag, known: yes, judged: certainOf(engine)}
	table, ok := set.Long(flag.Name)
	if !ok {
		u.known = negated(certainOf(engine))
		return u
	}
	u.table = table
	text, told := value(flag.Value)
	switch {
	case flag.Value == nil:
		u.missing = !table.Bool()
	case told:
		if err := table.CheckValue(text); err != nil {
			u.refusal = err.Error()
		}
	default:
		u.split = isSplit(s, flag)
	}
	return u
}

// certainOf answers whether docker's table says what the engine does. Of an engine
// with flags of its own it does not, and of one that is not known it may.
func certainOf(engine string) answer {
	if engine == "docker" {
		return yes
	}
	return unknown
}

func negated(a answer) answer {
	switch a {
	case yes:
		return no
	case no:
		return yes
	}
	return unknown
}

// subcommandAt is the index of the word run or create: the first that is no flag's
// value.
func subcommandAt(l *parser.Launch, s *parser.Scenario) int {
	return slices.IndexFunc(s.Argv, func(e parser.Element) bool {
		text, ok := value(e.Word)
		return ok && text == l.Subcommand
	})
}

// isSplit holds where the value stands in an element of its own that the shell
// splits, with nothing in it that is there for certain.
func isSplit(s *parser.Scenario, flag parser.Flag) bool {
	at := flag.Arg + 1
	if at >= len(s.Argv) || s.Argv[at].Gap == nil || s.Argv[at].Gap.As == nil {
		return false
	}
	return slices.EqualFunc(s.Argv[at].Gap.As.Parts, flag.Value.Parts, func(a, b parser.Part) bool { return a == b }) &&
		!slices.ContainsFunc(flag.Value.Parts, func(p parser.Part) bool { return p.Literal != "" })
}

// contradictionsOf are the flags that the engine does not take together.
func contradictionsOf(uses []use) []dockerflag.Contradiction {
	var given []dockerflag.Given
	for i, u := range uses {
		text, ok := value(flagWord(u.Flag))
		if ok && u.table.Name != "" && u.refusal == "" {
			given = append(given, dockerflag.Given{Flag: u.table, Value: text, HasValue: u.Value != nil, Arg: i})
		}
	}
	return slices.DeleteFunc(dockerflag.Contradictions(given), func(c dockerflag.Contradiction) bool {
		return counterparts(uses, c.First) || counterparts(uses, c.Second)
	})
}

// counterparts holds where it is not known whether the flag is the one that counts:
// another of its name has a value that is not known.
func counterparts(uses []use, g dockerflag.Given) bool {
	return !g.Flag.Multi() && slices.ContainsFunc(uses, func(u use) bool {
		_, ok := value(flagWord(u.Flag))
		return u.Name == g.Flag.Canonical() && (!ok || u.Presence != parser.PresenceAlways)
	})
}

// isOdd holds for a flag of which an engine may not take what is written.
func (u use) isOdd() bool { return u.known != yes || u.missing || u.refusal != "" || u.split }

// doubledOf are the flags that can be given once, each with the one of its name before.
func doubledOf(uses []use) [][2]use {
	var all [][2]use
	last := map[string]use{}
	for _, u := range uses {
		if u.table.Name == "" || u.table.Multi() {
			continue
		}
		if first, twice := last[u.Name]; twice {
			all = append(all, [2]use{first, u})
		}
		last[u.Name] = u
	}
	return all
}

// argvTerm writes what the rules of the pack argv ask about: next to nothing, where all
// is as it should be.
func argvTerm(l *parser.Launch, s *parser.Scenario) *ast.Term {
	uses := usesOf(l, s)
	odd := slices.DeleteFunc(slices.Clone(uses), func(u use) bool { return !u.isOdd() })
	return object(
		field{"odd", list(odd, useTerm)},
		field{"doubled", list(doubledOf(uses), doubledTerm)},
		field{"contradictions", list(contradictionsOf(uses), contradictionTerm)},
		field{"image", imageTerm(l, s)},
		field{"command", list(firstWords(s), wordTerm)},
	)
}

func useTerm(u use) *ast.Term {
	return object(
		field{"name", text(u.Name)}, field{"flag", text(dashed(u.Name))}, field{"value", wordTerm(flagWord(u.Flag))}, field{"presence", text(u.Presence)},
		field{"known", answerTerm(u.known)}, field{"missing", boolean(u.missing)},
		field{"refusal", text(u.refusal)}, field{"judged", answerTerm(u.judged)},
		field{"split", boolean(u.split)},
	)
}

func doubledTerm(pair [2]use) *ast.Term {
	return object(
		field{"flag", text(dashed(pair[1].Name))},
		field{"first", wordTerm(flagWord(pair[0].Flag))}, field{"second", wordTerm(flagWord(pair[1].Flag))},
	)
}

func contradictionTerm(c dockerflag.Contradiction) *ast.Term {
	return object(
		field{"first", text(dashed(c.First.Flag.Canonical()))}, field{"second", text(dashed(c.Second.Flag.Canonical()))},
		field{"reason", text(c.Reason)},
	)
}

// imageTerm tells whether there is an image, and why its name is none.
func imageTerm(l *parser.Launch, s *parser.Scenario) *ast.Term {
	given, refusal := yes, ""
	switch {
	case s.Image != nil:
		if name, ok := value(s.Image); ok && certainOf(l.Engine) == yes {
			if _, err := dockerflag.ParseImage(name); err != nil {
				refusal = err.Error()
			}
		}
	case isOpen(s):
		given = unknown
	default:
		given = no
	}
	return object(field{"given", answerTerm(given)}, field{"refusal", text(refusal)}, field{"certain", boolean(!imageIsTaken(s))})
}

// imageIsTaken holds where what stands for the image may be no word, or several.
func imageIsTaken(s *parser.Scenario) bool {
	at := len(s.Argv) - len(s.Command) - 1
	return s.Image == nil || at < 0 || s.Argv[at].Gap != nil
}

// firstWords are the flags right behind the image, with the word behind them, which may
// be the value of the last; what is not known ends them.
func firstWords(s *parser.Scenario) []*parser.Word {
	var words []*parser.Word
	for _, e := range s.Command {
		text, ok := value(e.Word)
		if !ok || len(words) == 0 && !strings.HasPrefix(text, "-") {
			break
		}
		words = append(words, e.Word)
		if !strings.HasPrefix(text, "-") || text == "--" {
			break
		}
	}
	return words
}

// dashed spells a flag as users write it.
func dashed(name string) string {
	switch {
	case strings.HasPrefix(name, "-"):
		return name
	case len(name) == 1:
		return "-" + name
	}
	return "--" + cmp.Or(name, "-")
}
