package workflow

import "strconv"

// flow decodes a plain (quote 0) or quoted scalar from at on, as far as the
// value goes: the value tells where it ends.
func (s *source) flow(at int, quote byte, want string) (spelling, bool) {
	if quote != 0 && s.byteAt(at-1) != quote {
		return spelling{}, false
	}
	f := flowReader{src: s, at: at}
	for f.at < len(s.text) && len(f.out.text) < len(want) {
		switch c := s.text[f.at]; {
		case c == ' ' || c == '\t' || breakAt(s.text[f.at:]) > 0:
			f.blanks()
		case c == '\'' && quote == '\'':
			f.out.put(c, f.at)
			f.at += 2
		case c == '\\' && quote == '"':
			f.escape()
		default:
			f.out.put(c, f.at)
			f.at++
		}
	}
	f.out.at = append(f.out.at, int32(min(f.at, len(s.text))))
	return f.out, string(f.out.text) == want
}

type flowReader struct {
	src *source
	at  int
	out spelling
}

// blanks reads blanks and line breaks. Blanks within a line stand for
// themselves; one break is a blank, and of several the first is dropped.
func (f *flowReader) blanks() {
	text := f.src.skip(f.at, " \t")
	if breakAt(f.src.text[text:]) == 0 {
		f.out.putRange(f.src, f.at, text)
		f.at = text
		return
	}
	first := f.nextBreak(text)
	before := len(f.out.text)
	f.emptyLines()
	if len(f.out.text) == before {
		f.out.put(' ', first)
	}
}

// nextBreak steps over the break at i and returns the offset of its last byte.
func (f *flowReader) nextBreak(i int) int {
	f.at = i + breakAt(f.src.text[i:])
	return f.at - 1
}

// emptyLines steps over the blanks that begin a line, and writes a newline for
// each line that has nothing else.
func (f *flowReader) emptyLines() {
	for {
		f.at = f.src.skip(f.at, " \t")
		if breakAt(f.src.text[f.at:]) == 0 {
			return
		}
		f.out.put('\n', f.nextBreak(f.at))
	}
}

// escapes are the escapes of one character in double quotes.
var escapes = map[byte]rune{
	'0': 0, 'a': '\a', 'b': '\b', 't': '\t', '\t': '\t', 'n': '\n', 'v': '\v', 'f': '\f', 'r': '\r',
	'e': 0x1b, ' ': ' ', '"': '"', '/': '/', '\\': '\\', 'N': 0x85, '_': 0xa0, 'L': 0x2028, 'P': 0x2029,
}

// escape reads what a backslash begins. Every byte that it stands for is where
// the backslash is. An escape that YAML does not know writes nothing, so that
// the comparison with the value fails.
func (f *flowReader) escape() {
	start := f.at
	c := f.src.byteAt(start + 1)
	f.at += 2
	switch digits := hexDigits(c); {
	case breakAt(f.src.text[min(start+1, len(f.src.text)):]) > 0:
		f.nextBreak(start + 1)
		f.emptyLines()
	case digits > 0:
		f.hex(start, digits)
	default:
		if r, ok := escapes[c]; ok {
			f.out.putRune(r, start)
		}
	}
}

// hexDigits is how many digits follow the letter of a numeric escape.
func hexDigits(c byte) int {
	switch c {
	case 'x':
		return 2
	case 'u':
		return 4
	case 'U':
		return 8
	}
	return 0
}

func (f *flowReader) hex(start, digits int) {
	end := min(f.at+digits, len(f.src.text))
	n, err := strconv.ParseUint(string(f.src.text[f.at:end]), 16, 32)
	if err == nil {
		f.out.putRune(rune(n), start)
	}
	f.at = end
}
