package lint

import "sync"

// each calls do for every number below n, on at most jobs goroutines, and
// returns when all calls have.
func each(jobs, n int, do func(i int)) {
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(max(jobs, 1), n) {
		workers.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	workers.Wait()
}
