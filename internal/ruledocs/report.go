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
// costs for one launch: asked alone, with taking the launch apart, which all rules
// that are asked together share. A rule that the launch has no options for is not
// asked.
func report(root string, rules []policy.Rule, out io.Writer) error {
	launches, err := specimens()
	if err != nil {
		return err
	}
	nothing, err := cost(rules, "", launches)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ID\tNAME\tTESTS\tEXAMPLES\tREFERENCES\tCIS\tOWASP\tµs/LAUNCH")
	for _, r := range rules {
		spent := "-" // the gate's are asked only where there is something to tell
		if r.Pack != "gate" && r.Pack != "" {
			took, err := cost(rules, r.ID, launches)
			if err != nil {
				return fmt.Errorf("rule %s: %w", r.ID, err)
			}
			spent = fmt.Sprintf("%.1f", max(0, micros(took-nothing)))
		}
		fmt.Fprintf(table, "%s\t%s\t%d\t%d\t%d\t%s\t%s\t%s\n", r.ID, r.Name, tests(root, r), examples(r), len(r.References),
			strings.Join(r.CIS, " "), strings.Join(r.OWASP, " "), spent)
	}
	return table.Flush()
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

// specimens are launches enough to measure by.
func specimens() ([]parser.Launch, error) {
	found := parser.New(parser.Options{}).File(parser.File{Name: "run.sh", Text: []byte(specimen)}).Launches
	if len(found) != 1 {
		return nil, errors.New("the specimen is not one launch")
	}
	launches := make([]parser.Launch, 100)
	for i := range launches {
		launches[i] = found[0]
	}
	return launches, nil
}

// cost is the time that one launch takes with one rule; with none, what it takes in
// any case. The best of several runs is
// nearest to what the work itself takes.
func cost(rules []policy.Rule, id string, launches []parser.Launch) (time.Duration, error) {
	config := policy.DefaultConfig()
	config.Rules = map[string]policy.Severity{}
	for _, r := range rules {
		if r.Pack != "gate" && r.ID != "EGG306" {
			config.Rules[r.ID] = policy.SeverityOff
		}
	}
	if id != "" && id != "EGG306" {
		config.Rules[id] = policy.SeverityError
	}
	engine, err := policy.New(context.Background(), policy.Options{Config: config})
	if err != nil {
		return 0, fmt.Errorf("make an engine: %w", err)
	}
	best := time.Duration(0)
	for range 4 {
		start := time.Now()
		if _, err := engine.Evaluate(context.Background(), launches); err != nil {
			return 0, fmt.Errorf("evaluate: %w", err)
		}
		if took := time.Since(start) / time.Duration(len(launches)); best == 0 || took < best {
			best = took
		}
	}
	return best, nil
}
