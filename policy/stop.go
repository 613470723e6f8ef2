package policy

import (
	"context"
	"fmt"
	"time"
)

// grace is how long an evaluation may take to notice that it has to stop.
const grace = 200 * time.Millisecond

// runners are goroutines that wait for more to do. An evaluation needs a deep stack,
// and one that has grown is worth keeping.
type runners chan runner

type runner chan func()

// newRunners keeps so many of them.
func newRunners(kept int) runners { return make(runners, kept) }

func (all runners) start(do func()) {
	select {
	case idle := <-all:
		idle <- do
	default:
		fresh := make(runner, 1)
		fresh <- do
		go all.work(fresh)
	}
}

// work ends with what does not come back, or where enough others wait.
func (all runners) work(jobs runner) {
	for do := range jobs {
		do()
		select {
		case all <- jobs:
		default:
			return
		}
	}
}

// stoppable does something that may not end: a policy notices between two of its steps
// that its time is over, but a single call of a builtin can go on for as long as it
// likes. Then it is left to itself; whoever asked is told that nothing came of it, and
// ends the process. A panic of a builtin is an error.
func stoppable[T any](ctx context.Context, by runners, do func() (T, error)) (T, error) {
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	by.start(func() {
		var o outcome
		defer func() {
			if reason := recover(); reason != nil {
				o.err = fmt.Errorf("a builtin fails: %v", reason)
			}
			done <- o
		}()
		o.value, o.err = do()
	})
	select {
	case o := <-done:
		return o.value, o.err
	case <-ctx.Done():
	}
	select {
	case o := <-done:
		return o.value, o.err
	case <-time.After(grace):
		var none T
		return none, context.Cause(ctx)
	}
}
