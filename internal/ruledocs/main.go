// Ruledocs writes docs/rules out of the metadata of the rules, and reports what there
// is to each of them: its tests, examples and references, and what it costs.
//
//	go run ./internal/ruledocs          writes the pages
//	go run ./internal/ruledocs report   reports
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/egglint/egg/policy"
)

func main() {
	if err := run(os.Args[1:], ".", os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "ruledocs:", err)
		os.Exit(1)
	}
}

// run does what is asked for in the repository at root.
func run(args []string, root string, out io.Writer) error {
	rules, err := policy.Config{}.Catalogue()
	switch {
	case err != nil:
		return fmt.Errorf("loading the rules: %w", err)
	case len(args) == 0:
		return write(root, rules)
	case len(args) == 1 && args[0] == "report":
		return report(root, rules, out)
	}
	return fmt.Errorf("%q: report, or nothing at all", args)
}
