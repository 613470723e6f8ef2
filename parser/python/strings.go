package python

import (
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// textFunction is a method of a string over known arguments. ok is false for
// arguments that are not followed.
type textFunction func(s string, words []string, numbers []int) (out any, ok bool)

// textFunctions are methods of strings, by name and by what they are given: s for
// each string, n for each number. They hold for plain ASCII, where Python's notion
// of letters and blanks is the one here.
var textFunctions = map[string]textFunction{
	"strip":       func(s string, _ []string, _ []int) (any, bool) { return strings.Trim(s, asciiBlanks), true },
	"lstrip":      func(s string, _ []string, _ []int) (any, bool) { return strings.TrimLeft(s, asciiBlanks), true },
	"rstrip":      func(s string, _ []string, _ []int) (any, bool) { return strings.TrimRight(s, asciiBlanks), true },
	"strip s":     func(s string, w []string, _ []int) (any, bool) { return strings.Trim(s, w[0]), true },
	"lstrip s":    func(s string, w []string, _ []int) (any, bool) { return strings.TrimLeft(s, w[0]), true },
	"rstrip s":    func(s string, w []string, _ []int) (any, bool) { return strings.TrimRight(s, w[0]), true },
	"lower":       func(s string, _ []string, _ []int) (any, bool) { return strings.ToLower(s), true },
	"casefold":    func(s string, _ []string, _ []int) (any, bool) { return strings.ToLower(s), true },
	"upper":       func(s string, _ []string, _ []int) (any, bool) { return strings.ToUpper(s), true },
	"capitalize":  func(s string, _ []string, _ []int) (any, bool) { return capitalized(s), true },
	"title":       func(s string, _ []string, _ []int) (any, bool) { return mapWords(s, capitalized), true },
	"swapcase":    func(s string, _ []string, _ []int) (any, bool) { return strings.Map(swapCase, s), true },
	"replace s s": func(s string, w []string, _ []int) (any, bool) { return strings.ReplaceAll(s, w[0], w[1]), true },
	"replace s s n": func(s string, w []string, n []int) (any, bool) {
		return strings.Replace(s, w[0], w[1], n[0]), w[0] != ""
	},
	"removeprefix s": func(s string, w []string, _ []int) (any, bool) { return strings.TrimPrefix(s, w[0]), true },
	"removesuffix s": func(s string, w []string, _ []int) (any, bool) { return strings.TrimSuffix(s, w[0]), true },
	"find s":         func(s string, w []string, _ []int) (any, bool) { return strings.Index(s, w[0]), true },
	"rfind s":        func(s string, w []string, _ []int) (any, bool) { return strings.LastIndex(s, w[0]), true },
	"index s": func(s string, w []string, _ []int) (any, bool) {
		return strings.Index(s, w[0]), strings.Contains(s, w[0])
	},
	"count s":    func(s string, w []string, _ []int) (any, bool) { return strings.Count(s, w[0]), true },
	"zfill n":    func(s string, _ []string, n []int) (any, bool) { return zeroFilled(s, n[0]), true },
	"ljust n":    func(s string, _ []string, n []int) (any, bool) { return justified(s, "<", " ", n[0]) },
	"rjust n":    func(s string, _ []string, n []int) (any, bool) { return justified(s, ">", " ", n[0]) },
	"ljust s n":  func(s string, w []string, n []int) (any, bool) { return justified(s, "<", w[0], n[0]) },
	"rjust s n":  func(s string, w []string, n []int) (any, bool) { return justified(s, ">", w[0], n[0]) },
	"center n":   func(s string, _ []string, n []int) (any, bool) { return centred(s, " ", n[0]) },
	"center s n": func(s string, w []string, n []int) (any, bool) { return centred(s, w[0], n[0]) },
	"isdigit":    func(s string, _ []string, _ []int) (any, bool) { return allOf(s, isDigit), true },
	"isnumeric":  func(s string, _ []string, _ []int) (any, bool) { return allOf(s, isDigit), true },
	"isdecimal":  func(s string, _ []string, _ []int) (any, bool) { return allOf(s, isDigit), true },
	"isalpha":    func(s string, _ []string, _ []int) (any, bool) { return allOf(s, isLetter), true },
	"isspace":    func(s string, _ []string, _ []int) (any, bool) { return allOf(s, isBlank), true },
	"isupper": func(s string, _ []string, _ []int) (any, bool) {
		return strings.ToUpper(s) == s && strings.ToLower(s) != s, true
	},
	"islower": func(s string, _ []string, _ []int) (any, bool) {
		return strings.ToLower(s) == s && strings.ToUpper(s) != s, true
	},
	"isalnum": func(s string, _ []string, _ []int) (any, bool) {
		return allOf(s, func(c rune) bool { return isDigit(c) || isLetter(c) }), true
	},
	"splitlines": func(s string, _ []string, _ []int) (any, bool) {
		return lines(s), !strings.ContainsAny(s, "\r\v\f\x1c\x1d\x1e")
	},
	"partition s": func(s string, w []string, _ []int) (any, bool) {
		before, after, found := strings.Cut(s, w[0])
		if !found {
			return tupleOfTexts{s, "", ""}, w[0] != ""
		}
		return tupleOfTexts{before, w[0], after}, w[0] != ""
	},
	"rpartition s": func(s string, w []string, _ []int) (any, bool) {
		i := strings.LastIndex(s, w[0])
		if i < 0 {
			return tupleOfTexts{"", "", s}, w[0] != ""
		}
		return tupleOfTexts{s[:i], w[0], s[i+len(w[0]):]}, w[0] != ""
	},
	"split": func(s string, _ []string, _ []int) (any, bool) { return strings.FieldsFunc(s, isBlank), true },
	"split s": func(s string, w []string, _ []int) (any, bool) {
		return strings.Split(s, w[0]), w[0] != ""
	},
	"split s n": func(s string, w []string, n []int) (any, bool) {
		return strings.SplitN(s, w[0], pieces(n[0])), w[0] != ""
	},
	"rsplit s": func(s string, w []string, _ []int) (any, bool) { return strings.Split(s, w[0]), w[0] != "" },
	"rsplit s n": func(s string, w []string, n []int) (any, bool) {
		return splitFromEnd(s, w[0], n[0]), w[0] != ""
	},
}

// anyText are the methods that, with a string given, look for that alone, so that
// they hold for any text.
var anyText = map[string]bool{
	"replace": true, "removeprefix": true, "removesuffix": true, "partition": true, "rpartition": true, "split": true, "rsplit": true,
}

// tupleOfTexts is a tuple of strings.
type tupleOfTexts []string

// asciiBlanks are what Python takes for blanks among ASCII.
const asciiBlanks = " \t\n\r\v\f\x1c\x1d\x1e\x1f"

func isBlank(c rune) bool  { return strings.ContainsRune(asciiBlanks, c) }
func isDigit(c rune) bool  { return '0' <= c && c <= '9' }
func isLetter(c rune) bool { return 'a' <= c|' ' && c|' ' <= 'z' }

func allOf(s string, is func(rune) bool) bool {
	return s != "" && strings.IndexFunc(s, func(c rune) bool { return !is(c) }) < 0
}

func capitalized(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + strings.ToLower(s[1:])
}

func swapCase(c rune) rune {
	if isLetter(c) {
		return c ^ ' '
	}
	return c
}

// mapWords applies f to each run of letters.
func mapWords(s string, f func(string) string) string {
	var b strings.Builder
	for s != "" {
		end := strings.IndexFunc(s, func(c rune) bool { return !isLetter(c) })
		if end < 0 {
			end = len(s)
		}
		b.WriteString(f(s[:end]))
		if s = s[end:]; s != "" {
			b.WriteByte(s[0])
			s = s[1:]
		}
	}
	return b.String()
}

func zeroFilled(s string, width int) string {
	sign := ""
	if s != "" && (s[0] == '-' || s[0] == '+') {
		sign, s = s[:1], s[1:]
	}
	return sign + strings.Repeat("0", max(0, min(width, maxText)-len(sign)-len(s))) + s
}

func justified(s, align, fill string, width int) (string, bool) {
	return layout{fill: fill, width: min(width, maxText)}.padded("", s, align), len(fill) == 1
}

// centred puts the odd blank where Python does.
func centred(s, fill string, width int) (string, bool) {
	width = min(width, maxText)
	missing := max(0, width-len(s))
	left := missing/2 + missing&width&1
	return strings.Repeat(fill, left) + s + strings.Repeat(fill, missing-left), len(fill) == 1
}

func lines(s string) []string {
	out := strings.Split(s, "\n")
	if out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}

// pieces is how many parts so many cuts leave; fewer than none are all.
func pieces(cuts int) int {
	if cuts < 0 {
		return -1
	}
	return cuts + 1
}

func splitFromEnd(s, sep string, cuts int) []string {
	out := strings.Split(s, sep)
	if first := len(out) - cuts; cuts >= 0 && first > 1 {
		out = append([]string{strings.Join(out[:first], sep)}, out[first:]...)
	}
	return out
}

// knownMethod runs methods that only known strings are put through.
func (in *interp) knownMethod(st *state, v value, name string, args arguments, n syntax.Node) (cases, bool) {
	s, ok := v.known()
	if !ok || args.open {
		return nil, false
	}
	plain := ascii(s)
	var words []string
	var numbers []int
	for _, given := range args.all() {
		one, _ := given.One()
		word, isText := one.known()
		switch {
		case isText:
			words, plain = append(words, word), plain && ascii(word)
		case one.kind == number && one.n == int64(int(one.n)):
			numbers = append(numbers, int(one.n))
		default:
			return nil, false
		}
	}
	if len(args.named) > 0 && (len(args.named) > 1 || name != "split" && name != "rsplit" || args.named[0].name != "maxsplit" || args.named[0].when != abstract.Always) {
		return nil, false
	}
	f, ok := textFunctions[name+strings.Repeat(" s", len(words))+strings.Repeat(" n", len(numbers))]
	if !ok || !plain && !(anyText[name] && len(words) > 0) {
		return nil, false
	}
	out, ok := f(s, words, numbers)
	if !ok {
		return nil, false
	}
	return just(in.fromGo(st, out, n)), true
}

// fromGo is a value of Go as one of Python.
func (in *interp) fromGo(st *state, v any, n syntax.Node) value {
	switch v := v.(type) {
	case bool:
		return truth(v)
	case int:
		return integer(v)
	case []string:
		return in.newListAt(st, in.literals(v, n), n)
	case tupleOfTexts:
		return in.newTuple(in.literals(v, n))
	}
	return literal(v.(string))
}
