package shell

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// regex is a regular expression of [[ … =~ … ]], as far as it means the same
// everywhere.
type regex struct {
	match  *regexp.Regexp
	groups bool // what its groups match is told, too
}

// matchesRegex evaluates subject =~ pattern.
func (in *interp) matchesRegex(st *state, x *syntax.BinaryTest, subject abstract.String, w *syntax.Word) status {
	source, ok := regexSource(in.word(st, w))
	at := in.place(x)
	r, readable := readRegex(source)
	if !ok || !readable || st.shopt[nocasematch] != abstract.Never {
		in.assign(st, "BASH_REMATCH", in.gapValue(`"${BASH_REMATCH[@]}"`, "what a pattern matched", at))
		return in.pending(x, "")
	}
	matched := abstract.Never
	var groups value
	for _, c := range subject {
		is := in.matchText(c.Value, glob{source: in.source(w), match: r.match}, at)
		matched = in.space.Or(matched, in.space.And(c.When, is))
		found := in.joinValues(is, in.groupsOf(r, c.Value, x), abstract.Just(binding{kind: unset}))
		if groups == nil {
			groups = found
		} else {
			groups = in.joinValues(c.When, found, groups)
		}
	}
	in.assign(st, "BASH_REMATCH", groups)
	return known(matched)
}

// groupsOf is BASH_REMATCH after a text matched.
func (in *interp) groupsOf(r regex, t abstract.Text, x *syntax.BinaryTest) value {
	origin := in.nodeOrigin(x)
	out := make(abstract.List, r.match.NumSubexp()+1)
	v, known := t.Known()
	var found []string
	if known {
		found = r.find(v)
	}
	for i := range out {
		text := abstract.Unknown(in.space.NewHole(abstract.Hole{
			Kind: abstract.Expression, Source: fmt.Sprintf("${BASH_REMATCH[%d]}", i), Why: "what a pattern matched", Place: origin.Place,
		}))
		if found != nil {
			text = abstract.Literal(found[i])
		}
		out[i] = abstract.Element{Word: abstract.Just(text), Origin: origin}
	}
	return listValue(out)
}

// find is what the groups of r match in a string. nil: it does not match, or shells
// may differ: the longest match is another one than the first.
func (r regex) find(v string) []string {
	longest := regexp.MustCompile(r.match.String())
	longest.Longest()
	at := longest.FindStringSubmatchIndex(v)
	if at == nil || !r.groups || !slices.Equal(at, r.match.FindStringSubmatchIndex(v)) {
		return nil
	}
	return longest.FindStringSubmatch(v)
}

// regexChar is a character of a regular expression; what is quoted stands for itself.
type regexChar struct {
	char   byte
	quoted bool
}

// regexSource is a word as a regular expression; ok is false where it is not known.
func regexSource(alts []alternative) (out []regexChar, ok bool) {
	if len(alts) != 1 {
		return nil, false
	}
	for _, p := range alts[0].pieces {
		v, known := p.text.Known()
		if p.splice || !known || !ascii(v) {
			return nil, false
		}
		for i := range len(v) {
			if p.quoted && isLetter(v[i]) && p.typed {
				return nil, false // \w may be more than w
			}
			out = append(out, regexChar{v[i], p.quoted})
		}
	}
	return out, true
}

func isLetter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// regexReader writes an extended regular expression as Go writes it.
type regexReader struct {
	rest   []regexChar
	out    strings.Builder
	atom   bool // something stands there that may be repeated
	group  bool // which is a group
	groups bool
}

// readRegex reads what each shell takes for the same expression; ok is false where
// they may differ.
func readRegex(source []regexChar) (r regex, ok bool) {
	p := regexReader{rest: source, groups: true}
	p.out.WriteString("(?s)")
	for len(p.rest) > 0 {
		if !p.next() {
			return r, false
		}
	}
	match, err := regexp.Compile(p.out.String())
	return regex{match, p.groups}, err == nil
}

func (p *regexReader) next() bool {
	c := p.rest[0]
	switch {
	case c.quoted:
		return p.literal(1)
	case c.char == '\\':
		return len(p.rest) > 1 && !isLetter(p.rest[1].char) && p.literal(2)
	case c.char == '[':
		return p.bracket()
	case c.char == '{':
		return p.interval()
	}
	p.rest = p.rest[1:]
	switch c.char {
	case '*', '+', '?':
		if p.group && c.char != '?' {
			p.groups = false
		}
		return p.repeat(string(c.char))
	case '(', '|', '^', '$':
		p.groups = p.groups && c.char != '|'
		p.atom = false
	default:
		p.atom = true
	}
	p.group = c.char == ')'
	if strings.IndexByte("().|^$", c.char) < 0 {
		p.out.WriteString(regexp.QuoteMeta(string(rune(c.char))))
	} else {
		p.out.WriteByte(c.char)
	}
	return true
}

// literal is the nth next character, which stands for itself.
func (p *regexReader) literal(n int) bool {
	p.out.WriteString(regexp.QuoteMeta(string(rune(p.rest[n-1].char))))
	p.rest, p.atom, p.group = p.rest[n:], true, false
	return true
}

// repeat says how often what stands there may be.
func (p *regexReader) repeat(how string) bool {
	ok := p.atom
	p.out.WriteString(how)
	p.atom, p.group = false, false
	return ok
}

// interval is {n}, {n,} or {n,m}.
func (p *regexReader) interval() bool {
	end := slices.Index(p.rest, regexChar{char: '}'})
	if end < 0 {
		return false
	}
	text := plainText(p.rest[:end+1])
	first, last, ranged := strings.Cut(strings.Trim(text, "{}"), ",")
	n, err := strconv.ParseUint(first, 10, 8)
	m, wrong := strconv.ParseUint(last, 10, 8)
	if err != nil || ranged && last != "" && (wrong != nil || m < n) {
		return false
	}
	p.rest = p.rest[end+1:]
	p.groups = p.groups && !p.group
	return p.repeat(text)
}

func plainText(chars []regexChar) string {
	var b strings.Builder
	for _, c := range chars {
		b.WriteByte(c.char)
	}
	return b.String()
}

// bracketed is a set of characters without anything in it that needs care.
var bracketed = regexp.MustCompile(`^\[\^?\]?(?:\[:(?:alpha|digit|alnum|upper|lower|space|blank|punct|xdigit):\]|[^\]\[\\])*\]`)

// bracket is a set of characters.
func (p *regexReader) bracket() bool {
	end := len(p.rest)
	if i := slices.IndexFunc(p.rest, func(c regexChar) bool { return c.quoted }); i >= 0 {
		end = i
	}
	set := bracketed.FindString(plainText(p.rest[:end]))
	if len(set) < len("[x]") {
		return false
	}
	p.rest = p.rest[len(set):]
	for _, start := range []string{"[^]", "[]"} { // the first one stands for itself
		if rest, ok := strings.CutPrefix(set, start); ok {
			set = strings.TrimSuffix(start, "]") + `\]` + rest
		}
	}
	p.out.WriteString(set)
	p.atom, p.group = true, false
	return true
}
