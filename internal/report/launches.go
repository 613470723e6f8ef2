package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/egglint/egg/parser"
)

// Launches is what the reader found, ready to be shown without any judgement.
type Launches struct {
	Document parser.Document
	Sources  map[string][]byte // the texts that launches point into, by file
}

// JSON writes the launch document.
func (l Launches) JSON(to io.Writer) error { return writeJSON(to, l.Document) }

// Text writes launches, and behind them connections, for people: each with its place, and every command line
// that it can have.
func (l Launches) Text(to io.Writer, options TextOptions) error {
	var out strings.Builder
	for _, launch := range l.Document.Starts() {
		l.writeLaunch(&out, options.Paint, launch)
	}
	for _, problem := range l.Document.Problems {
		fmt.Fprintf(&out, "%s:%d: %s: %s\n\n",
			options.Paint.bold(place(problem.File, problem.Line)), problem.Column,
			options.Paint.severity("error", "not read"), clean(problem.Message))
	}
	if options.All {
		writeUnsettled(&out, options.Paint, l.Document.Unsettled, l.Sources)
	}
	if !options.Quiet {
		out.WriteString(tallyLaunches(options, l.Document) + "\n")
	}
	_, err := io.WriteString(to, out.String())
	return err
}

func (l Launches) writeLaunch(out *strings.Builder, paint Paint, launch parser.Launch) {
	fmt.Fprintf(out, "%s: %s\n", paint.bold(at(launch.File, launch.Span)), title(launch))
	if e, ok := cut(l.Sources[launch.File], launch.Span); ok {
		e.write(out, paint, "warning")
	}
	for i, scenario := range launch.Scenarios {
		if i > 0 {
			out.WriteString("\n")
		}
		writeRows(out, paint, scenarioRows(launch, scenario))
	}
	out.WriteString("\n")
}

// title says in a line what kind of launch it is.
func title(launch parser.Launch) string {
	parts := []string{launch.Engine + " " + launch.Subcommand}
	if launch.Function != "" {
		parts = append(parts, "in "+clean(launch.Function))
	}
	if launch.Builder {
		parts = append(parts, "by eggbuild")
	}
	parts = append(parts, count(len(launch.Scenarios), "scenario"))
	if !launch.Complete {
		parts = append(parts, "too many to tell apart")
	}
	return strings.Join(parts, ", ")
}

// scenarioRows tells one scenario: its command line, when it is taken, how it is
// reached, and what of it is not known.
func scenarioRows(launch parser.Launch, scenario parser.Scenario) []row {
	rows := argvRows(scenario.Argv)
	rows = append(rows, conditionRows("when", scenario.When)...)
	for _, call := range scenario.Via {
		rows = append(rows, row{"via", clean(call.Name), place(call.File, call.Line)})
	}
	for _, gap := range scenario.Gaps {
		rows = append(rows, row{"gap", reasoned(gap.Source, gap.Why), place(launch.File, gap.Line)})
	}
	for _, assumption := range scenario.Assumptions {
		rows = append(rows, row{"given", clean(assumption), ""})
	}
	return rows
}

func tallyLaunches(options TextOptions, document parser.Document) string {
	stats := document.Stats
	parts := []string{
		count(stats.Files, "file"),
		count(stats.Launches, "launch"),
		count(stats.Scenarios, "scenario"),
		count(stats.Gaps, "gap"),
	}
	if stats.Connections > 0 {
		parts = slices.Insert(parts, 2, count(stats.Connections, "connection"))
	}
	if stats.Problems > 0 {
		parts = append(parts, count(stats.Problems, "problem"))
	}
	passed := Summary{Unreachable: stats.Unreachable, Unknown: ByKind(document.Unknown), Unread: stats.Unread}
	return strings.Join(append(parts, passed.unsettled(options, nil)...), ", ")
}
