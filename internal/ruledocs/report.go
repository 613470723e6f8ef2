package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// specimen is the launch that costs are measured with: a sandbox that passes.
const specimen = `docker run --rm --security-opt label=disable --name "$n" --network egg-isolated --add-host egg-gateway:172.32.0.2 \
  -e GATEWAY_URL=http://egg-gateway:9848 -e CONTAINER_ID="$n" -e RUNTIME_UID=1000 -e RUNTIME_GID=1000 --dns 0.0.0.0 -e PRIVATE_MODE=true \
  -e HTTP_PROXY=http://egg-gateway:3129 -e HTTPS_PROXY=http://egg-gateway:3129 -e http_proxy=http://egg-gateway:3129 \
  -e https_proxy=http://egg-gateway:3129 -e NO_PROXY=localhost,127.0.0.1,egg-gateway -e no_proxy=localhost,127.0.0.1,egg-gateway \
  -v "$PWD:/src" egg-sandbox:1
`

// report tells of each rule how often it is tested, what documents it, and what it
// costs to answer one launch: allocations, which are the same again, and the shortest
// time on this machine. Launches that are alike to it cost nothing more. The gate's rules and those that compare are asked of something else.
func report(root string, rules []policy.Rule, out io.Writer) error {
	costs, err := measured()
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ID\tNAME\tTESTS\tEXAMPLES\tREFERENCES\tCIS\tOWASP\tALLOCS\tµs HERE")
	for _, r := range rules {
		spent := "-\t-"
		if c, ok := costs[r.ID]; ok {
			spent = fmt.Sprintf("%d\t%.1f", c.Allocs, micros(c.Took))
		}
		fmt.Fprintf(table, "%s\t%s\t%d\t%d\t%d\t%s\t%s\t%s\n", r.ID, r.Name, tests(root, r), examples(r), len(r.References),
			strings.Join(r.CIS, " "), strings.Join(r.OWASP, " "), spent)
	}
	return table.Flush()
}

// measured is what each rule costs, by its id.
func measured() (map[string]policy.Cost, error) {
	found := parser.New(parser.Options{}).File(parser.File{Name: "run.sh", Text: []byte(specimen)}).Launches
	if len(found) != 1 {
		return nil, errors.New("the specimen is not one launch")
	}
	all, err := policy.Costs(context.Background(), found[0])
	if err != nil {
		return nil, fmt.Errorf("measure the rules: %w", err)
	}
	costs := map[string]policy.Cost{}
	for _, c := range all {
		costs[c.Rule] = c
	}
	return costs, nil
}

func micros(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1000 }

// tests counts the Rego tests beside a rule; a rule in Go has none.
func tests(root string, r policy.Rule) int {
	text, err := os.ReadFile(filepath.Join(root, "policy", r.Pack, r.Name+"_test.rego"))
	if err != nil {
		return 0
	}
	return strings.Count("\n"+string(text), "\ntest_")
}

func examples(r policy.Rule) int {
	count := 0
	for _, example := range []string{r.Bad, r.Good} {
		if example != "" {
			count++
		}
	}
	return count
}
