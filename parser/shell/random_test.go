package shell_test

import (
	"flag"
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/shell"
)

var (
	programs = flag.Int("shell.programs", 300, "how many random programs are held to the real shell")
	show     = flag.Int("shell.show", 3, "how many broken programs are made small and shown")
	seed     = flag.Uint64("shell.seed", 1, "the seed of the first random program")
)

// environments are the circumstances of each random program.
func environments() []circumstances {
	return []circumstances{
		{status: "0"},
		{status: "1", args: []string{"one"}, env: map[string]string{"A": "", "B": "", "C": "", "N": "", "T": ""}},
		{status: "odd", args: []string{"x", "", "a b"}, env: map[string]string{"A": "a", "B": "private", "C": "w", "N": "b", "T": "t"}},
		{status: "0", args: []string{""}, env: map[string]string{"A": "a b  c", "B": " lead", "N": "private", "T": "-n"}},
		{status: "odd", args: []string{"-a", "--", "private", "b"}, env: map[string]string{"B": "a b", "C": "a:b::c", "N": "", "T": "ab"}},
		{status: "0", args: []string{"a b", "a"}, env: map[string]string{"A": "private", "C": "", "T": "x y"}},
	}
}

// failure is a program for which the promise is broken.
type failure struct {
	seed    uint64
	program []stmt
	where   circumstances
	broken  string
}

func TestRandomPrograms(t *testing.T) {
	tests := map[string]struct {
		dialect shell.Dialect
		share   int
	}{"bash": {shell.Bash, 5}, "dash": {shell.POSIX, 1}}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			real := newRealShell(t, name)
			o := oracle{real: real, dialect: tt.dialect, under: environments()}
			failures := o.random(t, *seed, *programs*tt.share/6+1)
			for _, f := range failures[:min(*show, len(failures))] {
				f = o.shrink(t, f)
				t.Errorf("seed %d:\n%s\n%s", f.seed, render(f.program), f.broken)
			}
			assert.Empty(t, len(failures), "programs that break the promise")
		})
	}
}

// oracle holds programs to a real shell.
type oracle struct {
	real    *realShell
	dialect shell.Dialect
	under   []circumstances
}

// random returns which of n random programs break the promise.
func (o oracle) random(t *testing.T, first uint64, n int) []failure {
	t.Helper()
	var mu sync.Mutex
	var out []failure
	starts, silent := 0, 0
	each(n, func(i int) {
		s := first + uint64(i)
		p := newGenerator(s, false, o.dialect == shell.POSIX).program()
		f, seen := o.check(t, p, o.under)
		mu.Lock()
		defer mu.Unlock()
		starts += seen
		if seen == 0 {
			silent++
		}
		if f != nil {
			f.seed = s
			out = append(out, *f)
		}
	})
	t.Logf("%d programs, %d starts of the engine, %d programs without any or too much to analyse, %d matches undecided",
		n, starts, silent, undecided.Load())
	assert.Less(t, undecided.Load(), int64(n/50+1))
	assert.LessOrEqual(t, silent, n/20)
	require.Greater(t, starts, n, "the programs start nothing")
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
// broken, if it is, and how many starts there were.
func (o oracle) check(t *testing.T, program []stmt, under []circumstances) (*failure, int) {
	t.Helper()
	text := render(program)
	told := []analysis{analyse(text, o.dialect), analyseIn(abstract.NewCoarseSpace(), text, o.dialect)}
	seen := 0
	for _, c := range under {
		for _, s := range o.real.starts(t, text, c) {
			seen++
			for _, a := range told {
				if broken := a.brokenReally(s, c); broken != "" {
					return &failure{program: program, where: c, broken: broken + "\n" + a.String()}, seen
				}
			}
		}
	}
	if told[0].limited {
		return nil, 0
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
		if g, _ := o.check(t, p, []circumstances{f.where}); g != nil && len(render(p)) < len(render(f.program)) {
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
			if len(s.blocks) > 1 {
				less := s
				less.blocks = slices.Concat(s.blocks[:j], s.blocks[j+1:])
				if j > 0 || s.line != "" {
					with(i, less)
				}
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
