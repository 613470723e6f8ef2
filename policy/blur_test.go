package policy

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/enginetest"
	"github.com/egglint/egg/parser"
)

// blurred is a value of an option of which a stretch is not known.
type blurred struct {
	option, value string
	from, to      int
}

func (b blurred) scenario(parts ...parser.Part) *parser.Scenario {
	s := &parser.Scenario{Flags: []parser.Flag{{Name: b.option, Value: wordOf(parts), Presence: parser.PresenceAlways}}}
	if b.option == "image" {
		s.Image, s.Flags = s.Flags[0].Value, nil
	}
	return s
}

// forgotten is the identity of what is not known.
const forgotten = "$FORGOTTEN"

// read is what rules are told of the value, whole and blurred.
func (b blurred) read(t *testing.T) (whole, known any) {
	t.Helper()
	return readNormal(t, b.scenario(parser.Part{Literal: b.value})), readNormal(t, b.scenario(
		parser.Part{Literal: b.value[:b.from]}, parser.Part{Hole: forgotten, Source: forgotten}, parser.Part{Literal: b.value[b.to:]},
	))
}

func readNormal(t *testing.T, s *parser.Scenario) any {
	t.Helper()
	all, err := ast.JSON(ast.NewTerm(ast.NewObject(
		ast.Item(text("normal"), normalTerm(s, nil)),
		ast.Item(text("networks"), list(networksOf(s), networkTerm)),
		ast.Item(text("hosts"), list(flagsNamed(s, "add-host"), hostTerm)),
	)).Value)
	require.NoError(t, err)
	return all
}

// Whatever rules are told of a value that is known in part is so, where what is not
// known holds none of the characters that part values.
func TestWhatIsToldOfBlurredValuesIsSo(t *testing.T) {
	values := enginetest.NewValues(5)
	for range blurredValues() {
		option, value := values.Option()
		if option == "volume" && len(value) < 3 && strings.Contains(value, ":") {
			continue // a target to the client, and nothing to the engine
		}
		b := blur(values.Rand, option, value)
		whole, known := b.read(t)
		if claim := b.falseClaim(known, whole, ""); claim != "" {
			require.Fail(t, claim, "%s %q of which %q is not known", b.option, b.value, b.value[b.from:b.to])
		}
	}
}

func blurredValues() int {
	if testing.Short() {
		return 10_000
	}
	return 100_000
}

// blur forgets a stretch of a value, without separators. Of a network it begins and
// ends with a letter or a digit, where there is one.
func blur(r *rand.Rand, option, value string) blurred {
	for {
		from := r.IntN(len(value) + 1)
		to := from + r.IntN(len(value)-from+1)
		switch stretch := value[from:to]; {
		case strings.ContainsAny(stretch, `,:=@/"[]`):
		case option == "network" && wordly.MatchString(value) && !wordly.MatchString(stretch):
		default:
			return blurred{option, value, from, to}
		}
	}
}

var wordly = regexp.MustCompile(`\w`)

// falseClaim is where what is told of the blurred value is not so; empty: nowhere.
func (b blurred) falseClaim(known, whole any, at string) string {
	switch known := known.(type) {
	case map[string]any:
		if parts, ok := known["parts"]; ok {
			return b.falseWord(parts.([]any), whole, at)
		}
		fields, ok := whole.(map[string]any)
		if !ok || len(fields) != len(known) {
			return at + " is told in other parts"
		}
		for key, field := range known {
			if claim := b.falseClaim(field, fields[key], at+"."+key); claim != "" {
				return claim
			}
		}
	case []any:
		return b.falseList(known, whole.([]any), at)
	case string:
		if known != "unknown" && known != whole {
			return at + " is told to be " + known
		}
	}
	return ""
}

// falseList holds records to each other one by one. Words are what is there or may
// be, in any order: none is there that was not told, and what stands alone is there.
func (b blurred) falseList(known, whole []any, at string) string {
	if len(known)+len(whole) == 0 {
		return ""
	}
	if !isWord(append(known, whole...)[0]) {
		if len(known) != len(whole) {
			return at + " is told to have other entries"
		}
		for i := range known {
			if claim := b.falseClaim(known[i], whole[i], at); claim != "" {
				return claim
			}
		}
		return ""
	}
	texts := map[any]bool{}
	for _, entry := range known {
		text, told := b.word(entry)
		if !told {
			return "" // it may stand for anything
		}
		alone := len(known) == 1 && !strings.HasSuffix(at, ".devices")
		if texts[text] = true; alone && entry == text && !slices.Contains(whole, entry) {
			return at + " is told to have " + text
		}
	}
	for _, entry := range whole {
		if text, readable := entry.(string); readable && !texts[text] {
			return at + " is told to lack " + text
		}
	}
	return ""
}

func isWord(term any) bool {
	if _, known := term.(string); known {
		return true
	}
	fields, _ := term.(map[string]any)
	return fields["parts"] != nil
}

// word is the text of a word; false where more is not known than was forgotten.
func (b blurred) word(term any) (string, bool) {
	if text, known := term.(string); known {
		return text, true
	}
	return b.text(term.(map[string]any)["parts"].([]any))
}

// falseWord leaves the case open: some values are lowered, with what they hold.
func (b blurred) falseWord(parts []any, whole any, at string) string {
	text, told := b.text(parts)
	if same, ok := whole.(string); told && ok && !strings.EqualFold(text, same) {
		return at + " is told to be " + text
	}
	return ""
}

// text puts what was forgotten back; false where something else is not known, too.
func (b blurred) text(parts []any) (string, bool) {
	var out strings.Builder
	for _, part := range parts {
		fields := part.(map[string]any)
		switch hole, _ := fields["hole"].(string); hole {
		case "":
			out.WriteString(fields["literal"].(string))
		case forgotten:
			out.WriteString(b.value[b.from:b.to])
		default:
			return "", false
		}
	}
	return out.String(), true
}
