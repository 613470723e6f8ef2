package policy

import (
	"context"
	"fmt"
	"runtime"
	"runtime/metrics"
	"time"
)

const (
	// memoryLimit is how much the heap may grow while policies of a team's own run.
	memoryLimit = 1 << 30
	// lookEvery is short against the time in which a policy can double what it holds.
	lookEvery = 5 * time.Millisecond
)

// bounded gives a context that ends when the heap grows too large. OPA bounds the
// time that a policy takes and not its memory, so this watches, and stops what runs;
// a policy sees that at its next step. Egg's own policies are trusted.
func (e *Engine) bounded(ctx context.Context) (_ context.Context, done func()) {
	if e.config.Policies == nil {
		return ctx, func() {}
	}
	return watched(ctx, memoryLimit)
}

// watched ends the context when the heap has grown by more than the limit.
func watched(ctx context.Context, limit uint64) (_ context.Context, done func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	before := heap()
	ticker := time.NewTicker(lookEvery)
	go func() {
		defer ticker.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
				if grownBeyond(before + limit) {
					cancel(fmt.Errorf("stopped: they took more than %d MiB of memory", limit>>20))
					return
				}
			}
		}
	}()
	return ctx, func() { cancel(nil) }
}

// grownBeyond counts what is in use, and not what is about to be freed.
func grownBeyond(limit uint64) bool {
	if heap() <= limit {
		return false
	}
	runtime.GC()
	return heap() > limit
}

// heap is the size in bytes of all objects on the heap. Asking stops nothing.
func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
