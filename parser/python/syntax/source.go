package syntax

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// maxBytes bounds a source file, before and after it is decoded.
const maxBytes = 8 << 20

var byteOrderMark = []byte("\xEF\xBB\xBF")

// decodeSource makes UTF-8 of a file, by its byte order mark or the declaration
// in its first lines (PEP 263). A problem: its text cannot be known.
func decodeSource(src []byte) ([]byte, *Problem) {
	if len(src) > maxBytes {
		return src[:0], &Problem{Pos: Pos{0, 1, 1}, Message: "the file is too large", Limit: true}
	}
	text, marked := bytes.CutPrefix(src, byteOrderMark)
	name := declaredEncoding(text)
	switch {
	case name == "" || name == "utf-8" || strings.HasPrefix(name, "utf-8-"):
		return text, nil
	case marked:
		return text, &Problem{Pos: Pos{0, 1, 1}, Message: "encoding " + name + " and a byte order mark of UTF-8"}
	case name == "ascii":
		return decodeASCII(text)
	}
	return decodeCharmap(text, name)
}

var (
	codingLine = regexp.MustCompile(`^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)`)
	blankLine  = regexp.MustCompile(`^[ \t\f]*(?:#[^\r\n]*)?(?:\r\n|\r|\n|$)`)
)

// declaredEncoding is the declared encoding, "" where there is none. The second
// line counts if the first holds no code.
func declaredEncoding(text []byte) string {
	first := text[:lineLength(text)]
	if m := codingLine.FindSubmatch(first); m != nil {
		return encodingName(string(m[1]))
	}
	if !blankLine.Match(first) {
		return ""
	}
	rest := text[len(first):]
	if m := codingLine.FindSubmatch(rest[:lineLength(rest)]); m != nil {
		return encodingName(string(m[1]))
	}
	return ""
}

// lineLength is the length of the first line with its end.
func lineLength(text []byte) int {
	i := bytes.IndexAny(text, "\r\n")
	switch {
	case i < 0:
		return len(text)
	case bytes.HasPrefix(text[i:], []byte("\r\n")):
		return i + 2
	}
	return i + 1
}

// encodingName is one spelling for each encoding.
func encodingName(name string) string {
	name = strings.ReplaceAll(strings.ToLower(name), "_", "-")
	switch name {
	case "utf8", "u8", "utf":
		return "utf-8"
	case "us-ascii", "646":
		return "ascii"
	case "latin-1", "latin1", "l1", "iso8859-1", "iso-latin-1", "cp819":
		return "iso-8859-1"
	}
	return name
}

func decodeASCII(text []byte) ([]byte, *Problem) {
	for i, b := range text {
		if b >= utf8.RuneSelf {
			return text, &Problem{Pos: wholeText(text[:i]).end, Message: "a byte that is not ASCII"}
		}
	}
	return text, nil
}

// charmaps are the encodings of one byte a character that are read.
var charmaps = map[string]*charmap.Charmap{
	"iso-8859-1": charmap.ISO8859_1, "iso-8859-2": charmap.ISO8859_2, "iso-8859-5": charmap.ISO8859_5,
	"iso-8859-7": charmap.ISO8859_7, "iso-8859-9": charmap.ISO8859_9, "iso-8859-15": charmap.ISO8859_15,
	"latin-2": charmap.ISO8859_2, "latin-9": charmap.ISO8859_15,
	"cp1250": charmap.Windows1250, "cp1251": charmap.Windows1251, "cp1252": charmap.Windows1252,
	"windows-1250": charmap.Windows1250, "windows-1251": charmap.Windows1251, "windows-1252": charmap.Windows1252,
	"koi8-r": charmap.KOI8R, "koi8-u": charmap.KOI8U, "cp437": charmap.CodePage437, "cp850": charmap.CodePage850,
	"cp866": charmap.CodePage866, "mac-roman": charmap.Macintosh,
}

func decodeCharmap(text []byte, name string) ([]byte, *Problem) {
	table, ok := charmaps[name]
	if !ok {
		return text, &Problem{Pos: Pos{0, 1, 1}, Message: "encoding " + name + " is not known"}
	}
	decoded, err := table.NewDecoder().Bytes(text)
	if err != nil {
		return text, &Problem{Pos: Pos{0, 1, 1}, Message: "not in encoding " + name}
	}
	return decoded, nil
}

// wholeText is the span of all of text.
func wholeText(text []byte) span {
	l := newLexer(string(text), true)
	for !l.done() {
		if classes[l.src[l.off]] == classNewline {
			l.newline()
		} else {
			l.off++
		}
	}
	return span{Pos{0, 1, 1}, l.here()}
}

// normalName is a name in the form in which Python compares it.
func normalName(name string) string {
	if isASCII(name) {
		return name
	}
	return norm.NFKC.String(name)
}
