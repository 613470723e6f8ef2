package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/internal/report"
	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// matrixFlags are the flags of the matrix command.
type matrixFlags struct {
	source  sourceFlags
	view    viewFlags
	rows    *choice
	columns *choice
	items   []string
}

func (m *matrixFlags) register(flags *pflag.FlagSet) {
	m.source.register(flags)
	m.view.register(flags, "text", "json", "markdown", "html")
	m.rows = newChoice("sandboxes", "all")
	m.columns = newChoice("contract", "all")
	flags.Var(m.rows, "rows", "the launches that are shown")
	flags.Var(m.columns, "columns", "the items that are shown: what the contract asks for, or all that some launch passes")
	flags.StringArrayVar(&m.items, "item", nil, "show this `ITEM` instead: --dns, '--security-opt label=disable', '-e NAME', 'network connect' (repeatable)")
}

// runMatrix shows what launches carry, side by side.
func runMatrix(c command, sys system, args []string) (int, error) {
	var options matrixFlags
	flags := newFlags(c, sys)
	options.register(flags)
	if err := parse(flags, args); err != nil {
		return 0, err
	}
	files, err := options.view.files()
	if err != nil {
		return 0, err
	}
	if err := options.checkItems(); err != nil {
		return 0, err
	}
	s, err := openSession(sys, options.source, flags.Args())
	if err != nil {
		return 0, err
	}
	defer s.close()
	ctx := context.Background()
	found, err := s.extract(ctx)
	if err != nil {
		return 0, err
	}
	engine, err := policy.New(ctx, policy.Options{Config: s.config.Config})
	if err != nil {
		return 0, fmt.Errorf("loading the policies: %w", err)
	}
	matrix, err := options.matrix(ctx, engine, found)
	if err != nil {
		return 0, fmt.Errorf("evaluating the policies: %w", err)
	}
	view := matrixView{matrix, &options.view, terminalWidth(sys)}
	if problems := len(found.Document.Problems); problems > 0 && !options.view.quiet {
		fmt.Fprintf(sys.stderr, "egglint: %d places could not be read, and launches in them are not shown (egglint lint names them)\n", problems)
	}
	return exitClean, options.view.show(sys, files, view.render)
}

// checkItems refuses what no launch can carry: it would read as "no" everywhere.
func (m *matrixFlags) checkItems() error {
	for _, item := range m.items {
		name, isVariable := strings.CutPrefix(item, "-e ")
		if isVariable && name != "" || strings.HasPrefix(item, "--") && len(item) > len("--") || item == parser.Connect {
			if err := policy.CheckItem(item); err != nil {
				return usagef("--item %w", err)
			}
			continue
		}
		return usagef("--item %s: it is a long flag (--dns), a flag with its value ('--security-opt label=disable'), a variable ('-e NAME') or '%s'", item, parser.Connect)
	}
	return nil
}

// matrix holds the launches of an extraction side by side.
func (m *matrixFlags) matrix(ctx context.Context, engine *policy.Engine, found lint.Extraction) (report.Matrix, error) {
	var profiles []policy.Profile
	for i := range found.Document.Launches {
		if p := engine.Profile(&found.Document.Launches[i]); p.Sandbox || m.rows.value == "all" {
			profiles = append(profiles, p)
		}
	}
	contract := engine.ContractItems()
	if len(found.Document.Connections) > 0 {
		contract = append(contract, parser.Connect)
	}
	var matrix report.Matrix
	for _, item := range m.itemsOf(contract, profiles) {
		matrix.Items = append(matrix.Items, report.MatrixItem{Item: item, Contract: slices.Contains(contract, item)})
	}
	for _, p := range profiles {
		row := report.MatrixRow{Launch: *p.Launch, Sandbox: p.Sandbox}
		for _, item := range matrix.Items {
			cell, err := cellOf(ctx, engine, found, p, item.Item)
			if err != nil {
				return report.Matrix{}, err
			}
			row.Cells = append(row.Cells, cell)
		}
		matrix.Rows = append(matrix.Rows, row)
	}
	return matrix, nil
}

// cellOf says what a launch is with an item: whether it carries it or, of a connection,
// whether some other command makes one.
func cellOf(ctx context.Context, engine *policy.Engine, found lint.Extraction, p policy.Profile, item string) (policy.Carried, error) {
	if item != parser.Connect {
		return p.Carries(item), nil
	}
	return engine.Connected(ctx, p.Launch, found.Document.Starts())
}

// itemsOf are the columns: those of the contract come first.
func (m *matrixFlags) itemsOf(contract []string, profiles []policy.Profile) []string {
	switch {
	case len(m.items) > 0:
		return m.items
	case m.columns.value == "contract":
		return contract
	}
	items := slices.Clone(contract)
	var others []string
	for _, p := range profiles {
		for _, item := range p.Items() {
			if !slices.Contains(items, item) && !slices.Contains(others, item) {
				others = append(others, item)
			}
		}
	}
	slices.Sort(others)
	return append(items, others...)
}

// defaultWidth is how wide a table is where nothing tells.
const defaultWidth = 80

// terminalWidth is the width that the caller's terminal says it has.
func terminalWidth(sys system) int {
	if n, err := strconv.Atoi(sys.env("COLUMNS")); err == nil && n > 0 {
		return n
	}
	return defaultWidth
}

// matrixView shows a matrix.
type matrixView struct {
	matrix report.Matrix
	view   *viewFlags
	width  int
}

// render implements renderer.
func (v matrixView) render(format string, coloured bool, to io.Writer) error {
	switch format {
	case "json":
		return v.matrix.JSON(to)
	case "markdown":
		return v.matrix.Markdown(to)
	case "html":
		return v.matrix.HTML(to)
	}
	return v.matrix.Text(to, v.view.text(coloured), v.width)
}
