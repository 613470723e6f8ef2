package report

import (
	"fmt"
	"strings"

	"github.com/egglint/egg/parser"
)

// writeUnsettled shows the places that were passed over.
func writeUnsettled(out *strings.Builder, paint Paint, unsettled parser.Unsettled, sources map[string][]byte) {
	for _, d := range unsettled.Unknown {
		writeNote(out, paint, d.Place, doubts[d.Kind].note, sources, row{"mend", doubts[d.Kind].mend, ""})
	}
	for _, place := range unsettled.Unreachable {
		writeNote(out, paint, place, "a launch that no run can reach", sources)
	}
	for _, place := range unsettled.Unread {
		writeNote(out, paint, place, "what reads like a launch, in a language that is not read: nothing is known of it", sources)
	}
}

func writeNote(out *strings.Builder, paint Paint, place parser.Place, message string, sources map[string][]byte, rows ...row) {
	fmt.Fprintf(out, "%s: %s: %s\n", paint.bold(at(place.File, place.Span)), paint.dim("note"), message)
	if e, ok := cut(sources[place.File], place.Span); ok {
		e.write(out, paint, "")
	}
	writeRows(out, paint, rows)
	out.WriteString("\n")
}
