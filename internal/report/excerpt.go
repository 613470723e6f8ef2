package report

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/egglint/egg/parser"
)

// excerptWidth is how many characters of a line are shown. Generated programs
// have lines of megabytes.
const excerptWidth = 110

// excerpt is one line of a source and the stretch of it that is marked.
type excerpt struct {
	number string
	text   string // as it is shown
	before int    // characters in front of the mark
	marked int    // characters of the mark, at least one
}

// cut takes the first line of a span out of a source. It reports false where the
// source has no such line.
func cut(source []byte, span parser.Span) (excerpt, bool) {
	line, ok := lineOf(source, span.Line)
	start := span.Column - 1
	if !ok || start < 0 || start > len(line) {
		return excerpt{}, false
	}
	end := len(line)
	if span.EndLine == span.Line && span.EndColumn-1 < end {
		end = max(span.EndColumn-1, start)
	}
	before, marked, after := line[:start], line[start:end], line[end:]
	head := headOf(marked)
	return frame(span.Line, before, head, marked[len(head):]+after), true
}

// lineOf returns one line, without its end. Lines count from 1.
func lineOf(source []byte, number int) (string, bool) {
	for ; number > 1; number-- {
		_, rest, found := bytes.Cut(source, []byte("\n"))
		if !found {
			return "", false
		}
		source = rest
	}
	line, _, _ := bytes.Cut(source, []byte("\n"))
	return strings.TrimSuffix(string(line), "\r"), number == 1 && len(line) > 0
}

var (
	launchHead = regexp.MustCompile(`^.*?\s(?:run|create|network\s+connect)\b`)
	firstWord  = regexp.MustCompile(`^\S*`)
)

// headOf is what of a launch is worth a mark: up to its subcommand, or its first
// word where the line has none.
func headOf(marked string) string {
	if head := launchHead.FindString(marked); head != "" {
		return head
	}
	return firstWord.FindString(marked)
}

// frame shows the mark with as much around it as there is room for.
func frame(line int, before, marked, after string) excerpt {
	before, marked, after = clean(before), clean(marked), clean(strings.TrimRight(after, " \t"))
	if over := utf8.RuneCountInString(before) - excerptWidth/3; over > 0 && utf8.RuneCountInString(before+marked+after) > excerptWidth {
		before = "…" + skipRunes(before, over)
	}
	text := before + marked + after
	if utf8.RuneCountInString(text) > excerptWidth {
		text = firstRunes(text, excerptWidth) + "…"
	}
	width := utf8.RuneCountInString(before)
	shown := utf8.RuneCountInString(text) - width
	return excerpt{
		number: strconv.Itoa(line),
		text:   text,
		before: width,
		marked: max(1, min(utf8.RuneCountInString(marked), shown)),
	}
}

func skipRunes(text string, n int) string { return string([]rune(text)[n:]) }

func firstRunes(text string, n int) string { return string([]rune(text)[:n]) }

// write draws the line and the mark below it.
func (e excerpt) write(out *strings.Builder, paint Paint, severity string) {
	margin := strings.Repeat(" ", len(e.number))
	out.WriteString("   " + paint.dim(e.number+" │") + " " + e.text + "\n")
	mark := paint.severity(severity, strings.Repeat("^", e.marked))
	out.WriteString("   " + margin + " " + paint.dim("│") + " " + strings.Repeat(" ", e.before) + mark + "\n")
}
