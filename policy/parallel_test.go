package policy

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser"
)

func TestParallelDoesEverythingOnce(t *testing.T) {
	for _, n := range []int{0, 1, 2, 100} {
		done := make([]atomic.Int32, n)
		require.NoError(t, parallel(context.Background(), n, func(_ context.Context, i int) error {
			done[i].Add(1)
			return nil
		}))
		for i := range done {
			assert.Equal(t, int32(1), done[i].Load(), "%d of %d", i, n)
		}
	}
}

func TestParallelStopsAtTheFirstError(t *testing.T) {
	broken := errors.New("broken")
	var started atomic.Int32
	err := parallel(context.Background(), 10_000, func(context.Context, int) error {
		started.Add(1)
		return broken
	})
	assert.ErrorIs(t, err, broken)
	assert.Less(t, started.Load(), int32(1000))
}

func TestParallelHeedsItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := parallel(ctx, 10, func(context.Context, int) error { return nil })
	assert.ErrorIs(t, err, context.Canceled)
}

func TestFindingsKeepTheOrderOfTheLaunches(t *testing.T) {
	var launches []parser.Launch
	var want []int
	for line := 1; line <= 40; line++ {
		argv := privateArgv()
		if line%3 == 0 {
			argv = without(t, argv, "--dns", "")
			want = append(want, line)
		}
		l := launch(scenario(t, argv...))
		l.Span.Line = line
		launches = append(launches, l)
	}
	var got []int
	for _, f := range evaluate(t, DefaultConfig(), launches...).Findings {
		got = append(got, f.Span.Line)
	}
	assert.Equal(t, want, got)
}
