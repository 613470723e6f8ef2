package python_test

import (
	"flag"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	programs = flag.Int("python.programs", 500, "how many random programs are held to the real Python")
	show     = flag.Int("python.show", 3, "how many broken programs are made small and shown")
	seed     = flag.Uint64("python.seed", 1, "the seed of the first random program")
)

// environments are the circumstances of each random program.
func environments() []circumstances {
	return []circumstances{
		{status: "0"},
		{status: "1", args: []string{"one"}, env: map[string]string{"A": "", "B": "", "C": "", "N": ""}},
		{status: "odd", args: []string{"x", "", "a b"}, env: map[string]string{"A": "a", "B": "private", "C": "w", "N": "b"}},
		{status: "0", args: []string{""}, env: map[string]string{"A": "a b  c", "B": "a", "N": "private"}},
		{status: "0", args: []string{"a", "/abs"}, env: map[string]string{"A": "private", "B": "/lead/", "C": ""}},
	}
}

// failure is a program for which the promise is broken.
type failure struct {
	seed       uint64
	program    []stmt
	where      circumstances
	broken     string
	unreadable bool
}

func TestRandomPrograms(t *testing.T) {
	o := oracle{newRealPython(t), environments()}
	failures := o.random(t, *seed, *programs)
	for _, f := range failures[:min(*show, len(failures))] {
		f = o.shrink(t, f)
		t.Errorf("seed %d:\n%s\n%s\n%s", f.seed, render(f.program), f.broken, analyse(sources{programFile: render(f.program)}))
	}
	assert.Zero(t, len(failures), "programs that break the promise")
}

// oracle holds programs to the real Python.
type oracle struct {
	real  *realPython
	under []circumstances
}

// random returns which of so many random programs break the promise.
func (o oracle) random(t *testing.T, first uint64, count int) []failure {
	t.Helper()
	var mu sync.Mutex
	var out []failure
	starts, silent, limited := 0, 0, 0
	each(count, func(i int) {
		s := first + uint64(i)
		f, seen := o.check(t, newGenerator(s, false).program(), o.under)
		mu.Lock()
		defer mu.Unlock()
		switch {
		case f != nil:
			f.seed = s
			out = append(out, *f)
		case seen < 0:
			limited++
		case seen == 0:
			silent++
		}
		starts += max(seen, 0)
	})
	t.Logf("%d programs, %d starts, %d programs without any, %d too much to analyse", count, starts, silent, limited)
	assert.LessOrEqual(t, silent, count/10)
	assert.LessOrEqual(t, limited, count/50)
	require.Greater(t, starts, count, "the programs start nothing")
	slices.SortFunc(out, func(a, b failure) int { return len(render(a.program)) - len(render(b.program)) })
	return out
}

// each calls f for 0 to n-1, some at a time.
func each(n int, f func(int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

// check runs a program really and abstractly, and tells how the promise is
// broken, if it is, and how many starts there were; -1: too much to analyse.
func (o oracle) check(t *testing.T, program []stmt, under []circumstances) (*failure, int) {
	t.Helper()
	files := sources{programFile: render(program)}
	a := analyse(files)
	if a.limited {
		return nil, -1
	}
	if len(a.problems) > 0 {
		return &failure{program: program, broken: fmt.Sprint("cannot be read: ", a.problems), where: under[0], unreadable: true}, 0
	}
	seen := 0
	for _, c := range under {
		started, _ := o.real.starts(t, files, c)
		for _, argv := range started {
			seen++
			if broken := a.broken(argv, c); broken != "" {
				return &failure{program: program, where: c, broken: broken}, seen
			}
		}
	}
	return nil, seen
}

// shrink takes statements out of a program as long as it breaks the promise.
func (o oracle) shrink(t *testing.T, f failure) failure {
	t.Helper()
	for {
		smaller := o.smaller(t, f)
		if smaller == nil {
			return f
		}
		smaller.seed = f.seed
		f = *smaller
	}
}

func (o oracle) smaller(t *testing.T, f failure) *failure {
	t.Helper()
	for _, p := range reductions(f.program) {
		if g, _ := o.check(t, p, []circumstances{f.where}); g != nil && g.unreadable == f.unreadable && len(render(p)) < len(render(f.program)) {
			return g
		}
	}
	return nil
}

// reductions are the programs with one statement less, or with one replaced by
// what is inside it.
func reductions(program []stmt) [][]stmt {
	var out [][]stmt
	with := func(i int, by ...stmt) {
		out = append(out, slices.Concat(program[:i], by, program[i+1:]))
	}
	for i, s := range program {
		with(i)
		for j, k := range s.blocks {
			with(i, k.body...)
			if len(s.blocks) > 1 && j > 0 {
				less := s
				less.blocks = slices.Concat(s.blocks[:j], s.blocks[j+1:])
				with(i, less)
			}
			for _, body := range reductions(k.body) {
				inner := s
				inner.blocks = slices.Clone(s.blocks)
				inner.blocks[j].body = body
				with(i, inner)
			}
		}
	}
	return out
}
