package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/pflag"

	"github.com/egglint/egg/internal/report"
)

const statusHelp = `Exit status: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage or
configuration; 3 the run itself failed.
`

// overview explains the program.
func overview() string {
	var out strings.Builder
	out.WriteString("egglint finds every place that starts a container and holds it against policies.\n\nUsage:\n")
	table := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	for _, c := range commands() {
		fmt.Fprintf(table, "  egglint %s\t%s\n", strings.TrimSpace(c.name+" "+c.synopsis), c.about)
	}
	table.Flush()
	out.WriteString("\n\"egglint COMMAND --help\" explains the flags of a command.\n" + statusHelp)
	return out.String()
}

// formNotes tells the formats of findings.
func formNotes() string {
	var out strings.Builder
	out.WriteString("Formats:\n")
	for _, form := range report.Forms() {
		fmt.Fprintf(&out, "  %-11s %s\n", form.Name, form.About)
	}
	return out.String()
}

// newFlags makes an empty set of flags that explains itself on --help.
func newFlags(c command, sys system) *pflag.FlagSet {
	flags := pflag.NewFlagSet(c.name, pflag.ContinueOnError)
	flags.SortFlags = false
	flags.SetOutput(sys.stderr)
	flags.Usage = func() {
		if sys.explain != nil {
			sys.explain(flags)
			return
		}
		fmt.Fprintf(sys.stdout, "%s.\n\nUsage:\n  egglint %s\n", sentence(c.about), strings.TrimSpace(c.name+" "+c.synopsis))
		if c.notes != "" {
			fmt.Fprint(sys.stdout, "\n"+c.notes)
		}
		if flags.HasFlags() {
			fmt.Fprintf(sys.stdout, "\nFlags:\n%s", flags.FlagUsages())
		}
		fmt.Fprint(sys.stdout, "\n"+statusHelp)
	}
	return flags
}

func sentence(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// parse reads the arguments of a command.
func parse(flags *pflag.FlagSet, args []string) error {
	err := flags.Parse(args)
	if err == nil || err == pflag.ErrHelp {
		return err
	}
	return usagef("%w (egglint %s --help lists the flags)", err, flags.Name())
}
