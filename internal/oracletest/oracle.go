// Package oracletest holds a front end to the program that really runs its
// language: random programs, and the programs kept in testdata, are run with an
// engine that writes down how it was started, and each start must be told of.
// It is there for tests.
package oracletest

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	programs  = flag.Int("oracle.programs", 0, "how many random programs of a language are run; 0: few, and many where CI=true")
	seed      = flag.Uint64("oracle.seed", 1, "the seed of the first random program")
	show      = flag.Int("oracle.show", 3, "how many broken programs are made small and shown")
	imprecise = flag.Int("oracle.imprecise", 0, "how many programs that are not told wholly are shown")
)

// few and many are how many random programs of a language are run by default.
const (
	few  = 300
	many = 5000
)

// Programs is how many random programs of a language are to be run.
func Programs() int {
	switch {
	case *programs > 0:
		return *programs
	case os.Getenv("CI") == "true":
		return many
	}
	return few
}

// Oracle is a language and the program that really runs it.
type Oracle struct {
	Layout   Layout
	Generate func(seed uint64) []Stmt
	// Analyse tells what a program starts, in each of the worlds that the promise
	// is made for. The first is the one that users get.
	Analyse func(Files) []*Analysis
	Starts  func(testing.TB, Files, Circumstances) []Start
	Under   []Circumstances
	// Single asks of programs that depend on nothing from outside that each start
	// is told as the one that it is, and not as one of several.
	Single bool
}

// failure is a program for which the promise is broken.
type failure struct {
	seed       uint64
	program    []Stmt
	where      Circumstances
	broken     string
	unreadable bool
}

// Random runs so many random programs really and abstractly. Those that break
// the promise are made small, and shown so that they can be kept in testdata.
func (o Oracle) Random(t *testing.T, count int) {
	t.Helper()
	failures := o.failures(t, count)
	for _, f := range failures[:min(*show, len(failures))] {
		f = o.shrink(t, f)
		files := o.Layout.Files(f.program)
		t.Errorf("seed %d\n%s%s\n%s", f.seed, o.Layout.section(fmt.Sprintf("seed-%d", f.seed), files), f.broken, o.Analyse(files)[0].describe(o.Layout.Main))
	}
	assert.Zero(t, len(failures), "programs that break the promise")
}

// tally counts what became of random programs.
type tally struct {
	mu        sync.Mutex
	failures  []failure
	starts    int
	silent    int // programs that start nothing
	limited   int // programs that are too much to analyse
	undecided int // programs with a match that took too long to tell
	nameless  int // starts that only commands of which nothing is known tell of
}

func (o Oracle) failures(t *testing.T, count int) []failure {
	t.Helper()
	var sum tally
	each(count, func(i int) {
		s := *seed + uint64(i)
		o.count(t, s, o.Generate(s), &sum)
	})
	t.Logf("%d programs, %d starts, %d programs without any, %d too much to analyse, %d with a match undecided, %d starts by commands of which nothing is known",
		count, sum.starts, sum.silent, sum.limited, sum.undecided, sum.nameless)
	assert.LessOrEqual(t, sum.silent, count/20+1)
	assert.LessOrEqual(t, sum.limited, count/50+1)
	assert.LessOrEqual(t, sum.undecided, count/50+1)
	assert.LessOrEqual(t, sum.nameless, sum.starts/50)
	require.Greater(t, sum.starts, count, "the programs start nothing")
	slices.SortFunc(sum.failures, func(a, b failure) int {
		return cmp.Or(o.size(a.program)-o.size(b.program), cmp.Compare(a.seed, b.seed))
	})
	if len(sum.failures) > 0 {
		t.Logf("seeds that break the promise: %v", seedsOf(sum.failures))
	}
	return sum.failures
}

func seedsOf(failures []failure) []uint64 {
	var seeds []uint64
	for _, f := range failures {
		seeds = append(seeds, f.seed)
	}
	return seeds
}

func (o Oracle) count(t testing.TB, seed uint64, program []Stmt, sum *tally) {
	v := o.check(t, program, o.Under)
	sum.mu.Lock()
	defer sum.mu.Unlock()
	sum.starts += v.starts
	sum.undecided += min(1, v.undecided)
	sum.nameless += v.nameless
	switch {
	case v.failure != nil:
		v.failure.seed = seed
		sum.failures = append(sum.failures, *v.failure)
	case v.limited:
		sum.limited++
	case v.starts == 0:
		sum.silent++
	}
}

// verdict is what one program came to.
type verdict struct {
	failure   *failure // nil: the promise holds
	starts    int
	limited   bool
	undecided int
	nameless  int
}

// check runs a program really and abstractly.
func (o Oracle) check(t testing.TB, program []Stmt, under []Circumstances) (v verdict) {
	t.Helper()
	files := o.Layout.Files(program)
	told := o.Analyse(files)
	v.limited = told[0].Limited
	broken := func(c Circumstances, why string, unreadable bool) {
		v.failure = &failure{program: program, where: c, broken: why, unreadable: unreadable}
	}
	for _, a := range told {
		if len(a.Problems) > 0 && !a.Limited {
			broken(under[0], "cannot be read: "+strings.Join(a.Problems, ", "), true)
			return v
		}
	}
	for _, c := range under {
		for _, s := range o.Starts(t, files, c) {
			v.starts++
			for _, a := range told {
				if why := a.broken(s, c); why != "" {
					broken(c, why, false)
					return v
				}
			}
		}
	}
	for _, a := range told {
		v.undecided += a.undecided
		v.nameless += a.nameless
	}
	return v
}

// size is how long a program is.
func (o Oracle) size(program []Stmt) int {
	n := 0
	for _, text := range o.Layout.Files(program) {
		n += len(text)
	}
	return n
}

// shrink takes statements out of a program as long as it breaks the promise.
func (o Oracle) shrink(t testing.TB, f failure) failure {
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

func (o Oracle) smaller(t testing.TB, f failure) *failure {
	t.Helper()
	for _, p := range reductions(f.program) {
		if o.size(p) >= o.size(f.program) {
			continue
		}
		if g := o.check(t, p, []Circumstances{f.where}).failure; g != nil && g.unreadable == f.unreadable {
			return g
		}
	}
	return nil
}

// Precision is how much of random programs is told, which depend on nothing from
// outside.
type Precision struct {
	Wholly float64 // the share of the programs whose every argv is told wholly
	Words  float64 // the share of the words behind the subcommand, flags and all, that are known
}

// Precision measures so many random programs.
func (o Oracle) Precision(t *testing.T, count int) Precision {
	t.Helper()
	var mu sync.Mutex
	var words counted
	told, toShow := 0, *imprecise
	each(count, func(i int) {
		files := o.Layout.Files(o.Generate(uint64(i)))
		a := o.Analyse(files)[0]
		mu.Lock()
		defer mu.Unlock()
		a.countWords(&words)
		switch {
		case a.Precise(o.Single):
			told++
		case toShow > 0 && len(files[o.Layout.Main]) < 1500:
			toShow--
			t.Logf("seed %d\n%s%s", i, o.Layout.section("imprecise", files), a.describe(o.Layout.Main))
		}
	})
	t.Logf("of %d programs that depend on nothing outside, %d are told wholly; of %d words behind the subcommand, %d are known",
		count, told, words.all, words.known)
	return Precision{float64(told) / float64(count), float64(words.known) / float64(words.all)}
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
