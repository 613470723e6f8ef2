package mend

import (
	"bytes"
	"fmt"
	"strings"
)

// context is how many unchanged lines a diff shows around what is changed.
const contextLines = 3

// Diff is the change as a unified diff. Lines are changed or added, never taken out.
func (c Change) Diff() string {
	before, after := lines(c.Before), lines(c.After)
	var out strings.Builder
	fmt.Fprintf(&out, "--- a/%s\n+++ b/%s\n", c.File, c.File)
	edits := edits(before, after)
	for len(edits) > 0 {
		n := 1
		for n < len(edits) && edits[n].from-edits[n-1].to <= 2*contextLines {
			n++
		}
		writeHunk(&out, before, after, edits[:n])
		edits = edits[n:]
	}
	return out.String()
}

// lines are the lines of a text, each with its end.
func lines(text []byte) []string {
	var out []string
	for line := range bytes.Lines(text) {
		out = append(out, string(line))
	}
	return out
}

// edit replaces lines [from, to) by lines [start, end) of the other text.
type edit struct{ from, to, start, end int }

// edits are the stretches in which two texts differ. A stretch ends where the next
// line of the one is found in the other: insertions leave all other lines as they
// are.
func edits(before, after []string) []edit {
	var out []edit
	i, k := 0, 0
	for i < len(before) || k < len(after) {
		if i < len(before) && k < len(after) && before[i] == after[k] {
			i, k = i+1, k+1
			continue
		}
		e := edit{from: i, start: k}
		i, k = meet(before, after, i, k)
		e.to, e.end = i, k
		out = append(out, e)
	}
	return out
}

// meet is where two texts that differ at i and k are the same again: at the nearest
// line of the first that stands in the second, too.
func meet(before, after []string, i, k int) (int, int) {
	for at := i; at < len(before); at++ {
		for to := k; to < len(after); to++ {
			if before[at] == after[to] {
				return at, to
			}
		}
	}
	return len(before), len(after)
}

func writeHunk(out *strings.Builder, before, after []string, edits []edit) {
	first, last := edits[0], edits[len(edits)-1]
	from, to := max(first.from-contextLines, 0), min(last.to+contextLines, len(before))
	start, end := first.start-(first.from-from), last.end+(to-last.to)
	fmt.Fprintf(out, "@@ -%s +%s @@\n", stretch(from, to), stretch(start, end))
	at := from
	for _, e := range edits {
		writeLines(out, " ", before[at:e.from])
		writeLines(out, "-", before[e.from:e.to])
		writeLines(out, "+", after[e.start:e.end])
		at = e.to
	}
	writeLines(out, " ", before[at:to])
}

// stretch is how a diff tells a stretch of lines.
func stretch(from, to int) string {
	if to-from == 1 {
		return fmt.Sprint(from + 1)
	}
	return fmt.Sprintf("%d,%d", from+1, to-from)
}

func writeLines(out *strings.Builder, mark string, lines []string) {
	for _, line := range lines {
		out.WriteString(mark + line)
		if !strings.HasSuffix(line, "\n") {
			out.WriteString("\n\\ No newline at end of file\n")
		}
	}
}
