package parser

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/parser/abstract"
)

// argvMaker makes command lines that the engine's own reader takes.
type argvMaker struct{ *rand.Rand }

func (m argvMaker) pick(from ...string) string { return from[m.IntN(len(from))] }

func (m argvMaker) argv() []string {
	for {
		argv := []string{m.pick("docker", "docker", "podman", "nerdctl")}
		if m.IntN(6) == 0 {
			argv = append(argv, m.pick("--debug", "-D", "--log-level=info"))
		}
		if m.IntN(6) == 0 {
			argv = append(argv, "container")
		}
		argv = append(argv, m.pick("run", "run", "create"))
		for range m.IntN(6) {
			argv = append(argv, m.flag()...)
		}
		if m.IntN(10) == 0 {
			argv = append(argv, "--")
		}
		argv = append(argv, m.pick("img", "egg-sandbox:1", "true", "-", ""))
		for range m.IntN(4) {
			argv = append(argv, m.pick("sh", "--rm", "-c", "--name", "x", "A=1"))
		}
		if _, err := dockerflag.ReadAny(argv); err == nil {
			return argv
		}
	}
}

// flag spells a flag in one of its ways, with values that look like anything.
func (m argvMaker) flag() []string {
	value := m.pick("x", "A=1", "A=2", "B=1", "A", "", "-x", "--rm", "img", "0.0.0.0", "A,B", `"A,B",C`, `A"`)
	switch m.IntN(10) {
	case 0:
		return []string{m.pick("--rm", "-i", "-itd", "--privileged", "-it=false", "--rm=false", "--init")}
	case 1:
		return []string{m.pick("-e", "-v", "-p"), value}
	case 2:
		return []string{m.pick("-e", "-v", "-itp", "-de") + value + "y"}
	case 3:
		return []string{m.pick("-e=", "-v=", "-ie=") + value + "y"}
	case 4:
		return []string{m.pick("--env=", "--name=", "--net=", "--dns=", "--network=") + value}
	case 5:
		return []string{m.pick("--env-file", "--dns", "--add-host"), value}
	case 6:
		return []string{m.pick("--cap-add", "--cap-drop", "--publish", "--device", "--network"), value}
	default:
		return []string{m.pick("--env", "--name", "-e", "-e"), value}
	}
}

// concrete is what the engine's own reader says, in the words of a launch.
type concrete struct {
	flags   []string // name=value
	at      []int    // the word of each flag
	env     map[string]string
	image   string
	imageAt int
}

func readConcrete(t *testing.T, argv []string) concrete {
	r, err := dockerflag.ReadAny(argv)
	require.NoError(t, err)
	c := concrete{image: r.Image, imageAt: len(argv) - 1 - len(r.Command), env: map[string]string{}}
	for _, g := range slices.Concat(r.Globals, r.Flags) {
		c.at = append(c.at, g.Arg)
		c.flags = append(c.flags, g.Flag.Canonical()+given(g))
		if g.Flag.Canonical() == "env" {
			key, value, set := strings.Cut(g.Value, "=")
			c.env[key] = fmt.Sprintf("%t %s", set, value)
		}
	}
	return c
}

func given(g dockerflag.Given) string {
	if !g.HasValue {
		return ""
	}
	return "=" + g.Value
}

// What is known is read as the engine reads it.
func TestPatternsOfKnownWordsAreReadAsTheEngineDoes(t *testing.T) {
	m := argvMaker{rand.New(rand.NewPCG(1, 2))}
	parser := New(Options{})
	for range 5_000 {
		argv := m.argv()
		want := readConcrete(t, argv)
		launch, err := parser.Argv(argv)
		require.NoError(t, err, argv)
		s := launch.Scenarios[0]
		var flags []string
		for _, f := range s.Flags {
			flags = append(flags, f.Name+written(f.Value, "="))
		}
		require.Equal(t, want.flags, flags, "%q", argv)
		require.Equal(t, want.image, s.Image.Text, "%q", argv)
		require.Equal(t, strings.Join(argv[want.imageAt+1:], " "), elementsText(s.Command), "%q", argv)
		require.Equal(t, slices.Sorted(maps.Keys(want.env)), slices.Sorted(maps.Keys(s.Env)), "%q", argv)
		require.Empty(t, s.Gaps, "%q", argv)
		require.False(t, s.EnvOpen && !slices.ContainsFunc(s.Flags, func(f Flag) bool { return f.Name == "env-file" }))
		require.Empty(t, s.Assumptions, "%q", argv)
	}
}

// blurred is a pattern made of a command line by forgetting parts of it.
type blurred struct {
	items  []abstract.Item
	values map[*abstract.Hole]string // what each hole stood for
	spans  map[string][2]int         // the words that each source stood for
	first  []int                     // the first word of each item
	absent map[int]bool              // items that stand for no word: groups not taken
}

// blur forgets words behind the subcommand.
func (m argvMaker) blur(argv []string, from int) blurred {
	b := blurred{values: map[*abstract.Hole]string{}, spans: map[string][2]int{}, absent: map[int]bool{}}
	for i := 0; i < len(argv); {
		b.first = append(b.first, i)
		n := 1
		switch kind := m.IntN(16); {
		case i >= from && kind == 15:
			n = 0
			b.absent[len(b.items)] = true
			b.group(m, i, i, m.flag())
		case i >= from && kind == 14:
			n = min(1+m.IntN(2), len(argv)-i)
			b.group(m, i, i+n, argv[i:i+n])
		case i < from || kind > 4:
			b.items = append(b.items, abstract.Item{Word: abstract.Literal(argv[i])})
		case kind == 4:
			n = min(m.IntN(3), len(argv)-i)
			source := b.source(i, n)
			b.items = append(b.items, abstract.Item{Gap: &abstract.Gap{Source: source}})
		case kind == 3:
			source := b.source(i, 1)
			b.items = append(b.items, abstract.Item{Gap: &abstract.Gap{Source: source, Text: b.hole(source, argv[i]), Single: true}})
		case kind == 2 && len(argv[i]) > 0:
			b.items = append(b.items, abstract.Item{Word: b.partly(m, argv[i], i)})
		default:
			b.items = append(b.items, abstract.Item{Word: b.hole(b.source(i, 1), argv[i])})
		}
		i += n
	}
	return b
}

// group makes a group that comes and goes of words; it stands for from, to.
func (b *blurred) group(m argvMaker, from, to int, words []string) {
	item := abstract.Item{Optional: literalItems(words)}
	if m.IntN(2) == 0 {
		item = abstract.Item{Repeat: literalItems(words)}
	}
	b.items = append(b.items, item)
	source := nodes([]abstract.Item{item})[0].source()
	if _, twice := b.spans[source]; twice {
		from, to = -1, -1 // which one is meant cannot be told: the assumption does not hold
	}
	b.spans[source] = [2]int{from, to}
}

// source names the words from i on.
func (b *blurred) source(i, n int) string {
	source := fmt.Sprintf("$V%d_%d", i, n)
	b.spans[source] = [2]int{i, i + n}
	return source
}

func (b *blurred) hole(source, value string) abstract.Text {
	h := &abstract.Hole{ID: len(b.values) + 1, Kind: abstract.Environment, Source: source}
	b.values[h] = value
	return abstract.Unknown(h)
}

// partly forgets a stretch of a word.
func (b *blurred) partly(m argvMaker, word string, i int) abstract.Text {
	start := m.IntN(len(word))
	end := start + m.IntN(len(word)-start+1)
	source := fmt.Sprintf("$P%d", i)
	t := abstract.Concat(abstract.Literal(word[:start]), b.hole(source, word[start:end]), abstract.Literal(word[end:]))
	b.spans[t.Source()] = [2]int{i, i + 1}
	if start > 0 || end < len(word) {
		delete(b.spans, source)
	}
	return t
}

// value is the string that a text stood for; fresh holes stood for none.
func (b *blurred) value(t abstract.Text) (string, bool) {
	var out strings.Builder
	for _, p := range t {
		v, ok := b.values[p.Hole]
		if p.Hole != nil && !ok {
			return "", false
		}
		out.WriteString(p.Literal + v)
	}
	return out.String(), true
}

// told is what a source stood for: each hole its string, a group the word that
// stands where it begins.
func (b *blurred) told(source string, argv []string) (string, bool) {
	var pairs []string
	for _, h := range slices.SortedFunc(maps.Keys(b.values), func(x, y *abstract.Hole) int { return len(y.Source) - len(x.Source) }) {
		pairs = append(pairs, h.Source, b.values[h])
	}
	if told := strings.NewReplacer(pairs...).Replace(source); told != source {
		return told, true
	}
	span, known := b.spans[source]
	if !known || span[0] < 0 || span[0] >= len(argv) {
		return "", false
	}
	return argv[span[0]], true
}

// holds tells whether what a reading assumes was so in the command line.
func (b *blurred) holds(assumption string, argv []string, c concrete) bool {
	for _, kind := range []struct {
		says string
		so   func(from, to int) bool
	}{
		{" holds whole options behind its first word", func(from, to int) bool { return c.whole(from+1, to, len(argv)) }},
		{" holds whole options", func(from, to int) bool { return c.whole(from, to, len(argv)) }},
		{" is exactly one word", func(from, to int) bool { return to-from == 1 }},
		{" is not empty", func(from, to int) bool { return to > from }},
		{" is the image", func(from, to int) bool { return from == c.imageAt }},
	} {
		if source, ok := strings.CutSuffix(assumption, kind.says); ok {
			span, known := b.spans[source]
			return known && kind.so(span[0], span[1])
		}
	}
	if source, ok := strings.CutSuffix(assumption, " is one value"); ok {
		value, told := b.told(source, argv)
		values := dockerflag.Flag{Type: "strings"}.Values(value)
		return told && len(values) == 1 && values[0] == value
	}
	if source, ok := strings.CutSuffix(assumption, " is neither empty nor begins with ="); ok {
		for h, v := range b.values {
			if h.Source == source {
				return v != "" && v[0] != '='
			}
		}
	}
	return true // a flag that the engine does not know: it would have refused
}

// whole tells whether the words from, to are flags with their values.
func (c concrete) whole(from, to, words int) bool {
	if from >= to {
		return from >= 0
	}
	starts := append(slices.Clone(c.at), c.imageAt)
	return slices.Contains(starts, from) && slices.Contains(starts, to) && to <= c.imageAt
}

// Whatever a reading claims of a command line that is known in parts is so,
// wherever its assumptions are.
func TestWhatIsClaimedOfBlurredPatternsIsSo(t *testing.T) {
	m := argvMaker{rand.New(rand.NewPCG(3, 4))}
	held, cases := 0, 100_000
	if testing.Short() {
		cases = 20_000
	}
	for range cases {
		argv := m.argv()
		want := readConcrete(t, argv)
		from := slices.IndexFunc(argv, func(w string) bool { return w == "run" || w == "create" }) + 1
		b := m.blur(argv, from)
		r := read(dockerflag.FlagsOf(argv[0], argv[from-1]), nodes(b.items), from, loose)
		if slices.ContainsFunc(r.assumptions, func(a string) bool { return !b.holds(a, argv, want) }) {
			continue
		}
		held++
		message := fmt.Sprintf("%q read as %q\n%+v", argv, itemsText(b.items), r)
		b.checkImage(t, r, want, message)
		b.checkFlags(t, r, want, from, message)
		b.checkEnv(t, r, want, message)
	}
	t.Logf("%d of %d hold their assumptions", held, cases)
	assert.Greater(t, held, cases/2, "the property would say little")
}

func itemsText(items []abstract.Item) []string {
	var out []string
	for _, n := range nodes(items) {
		out = append(out, n.source())
	}
	return out
}

func (b *blurred) checkImage(t *testing.T, r reading, want concrete, message string) {
	if r.imageAt < 0 {
		return
	}
	require.Equal(t, want.imageAt, b.first[r.imageAt], message)
	if behind := r.imageAt + 1; behind < len(b.first) {
		require.Equal(t, want.imageAt+1, b.first[behind], message) // the command begins there
	}
	if v, known := b.value(r.image); known {
		require.Equal(t, want.image, v, message)
	}
}

func (b *blurred) checkFlags(t *testing.T, r reading, want concrete, from int, message string) {
	gaps, next := false, 0
	for next < len(want.at) && want.at[next] < from {
		next++
	}
	for _, f := range r.steps {
		if gaps = gaps || f.gap(); f.gap() || b.absent[f.arg] {
			continue
		}
		for gaps && next < len(want.flags) && want.at[next] < b.first[f.arg] {
			next++
		}
		require.Less(t, next, len(want.flags), message)
		name, _, _ := strings.Cut(want.flags[next], "=")
		require.Equal(t, name, f.name, message)
		if v, known := b.value(f.value); known && f.hasValue {
			require.Equal(t, want.flags[next], name+"="+v, message)
		}
		next++
	}
	if !gaps && r.imageAt >= 0 {
		require.Equal(t, len(want.flags), next, message)
	}
}

func (b *blurred) checkEnv(t *testing.T, r reading, want concrete, message string) {
	env := readEnv(r.steps, nil, loose)
	for name, v := range env.vars {
		if v.presence != PresenceAlways {
			continue
		}
		require.Contains(t, want.env, name, message)
		if text, known := b.value(v.value); known && !v.caller {
			require.Equal(t, want.env[name], "true "+text, message)
		}
	}
	if env.open || r.imageAt < 0 {
		return
	}
	for name := range want.env {
		require.Contains(t, env.vars, name, message)
	}
}
