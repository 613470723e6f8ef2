package policy

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser"
)

// sites are sandboxes that all are right and no two of which are alike: each has its
// own name, address, folder, variable and command, in two scenarios.
func sites(b *testing.B, n int) []parser.Launch {
	b.Helper()
	all := make([]parser.Launch, n)
	for i := range all {
		argv := func(extra ...string) []string {
			own := []string{"docker", "run"}
			own = append(own, extra...)
			own = append(own, "--ip", fmt.Sprintf("172.32.%d.%d", i/250, i%250+2), "-e", "EGG_SESSION_TOKEN=$t",
				"-v", fmt.Sprintf("/srv/work-%d:/work", i), "-e", fmt.Sprintf("TASK=task-%d", i))
			for _, word := range privateArgv()[2:] {
				switch word {
				case "$n":
					word = fmt.Sprintf("agent-%d", i)
				case "CONTAINER_ID=$n":
					word = fmt.Sprintf("CONTAINER_ID=agent-%d", i)
				case "sleep":
					word = fmt.Sprintf("serve-%d", i)
				}
				own = append(own, word)
			}
			return own
		}
		all[i] = launch(scenario(b, argv()...), scenario(b, argv("--tty")...))
		all[i].File = fmt.Sprintf("run-%d.sh", i)
	}
	return all
}

// BenchmarkEvaluate judges launches that have nothing in common but the contract, and
// launches that are all alike, with an engine that has judged none before. Compiling is
// not counted.
func BenchmarkEvaluate(b *testing.B) {
	for _, n := range []int{1, 100, 10_000} {
		b.Run(fmt.Sprintf("apart/%d", n), func(b *testing.B) { judgeAnew(b, sites(b, n)) })
		b.Run(fmt.Sprintf("alike/%d", n), func(b *testing.B) { judgeAnew(b, slices.Repeat(sites(b, 1), n)) })
	}
}

func judgeAnew(b *testing.B, launches []parser.Launch) {
	b.ReportAllocs()
	var took time.Duration
	for b.Loop() {
		b.StopTimer()
		e := engine(b, DefaultConfig())
		m, err := e.machine()
		require.NoError(b, err)
		m.recall = newRecall()
		b.StartTimer()
		start := time.Now()
		result, err := e.Evaluate(context.Background(), launches)
		took += time.Since(start)
		require.NoError(b, err)
		require.Empty(b, result.Findings)
		require.Equal(b, len(launches), result.Sandboxes)
	}
	each := float64(took.Microseconds()) / float64(b.N*len(launches))
	b.ReportMetric(each, "µs/launch")
	b.ReportMetric(each/2, "µs/scenario")
}

// BenchmarkConnections judges connections among private sandboxes of which no name is
// known: each may be each.
func BenchmarkConnections(b *testing.B) {
	for _, n := range []int{1, 10, 100} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var program strings.Builder
			for i := range n {
				fmt.Fprintf(&program, "docker run --name \"$N%d\" -e PRIVATE_MODE=true egg-sandbox\ndocker network connect out \"$C%d\"\n", i, i)
			}
			r := parser.New(parser.Options{}).File(parser.File{Name: "a.sh", Text: []byte(program.String())})
			e := engine(b, DefaultConfig())
			m, err := e.machine()
			require.NoError(b, err)
			b.ReportAllocs()
			for b.Loop() {
				judged, err := e.connect(context.Background(), m, r.Launches, r.Connections)
				require.NoError(b, err)
				require.Len(b, judged, n)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/connection")
		})
	}
}
