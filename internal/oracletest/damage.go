package oracletest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Damage is a line that keeps a program from being read, and lines that might
// have stood in its place. It holds the names of the variables that these change.
type Damage struct {
	Line    string
	Instead []string
	// Lost are the lines that an analysis does not tell of, from 1.
	Lost func(*Analysis) []int
}

// Damaged puts a line that cannot be read into so many random programs. What is
// told of the rest must hold whatever stood in its place.
func (o Oracle) Damaged(t *testing.T, count int, d Damage) {
	t.Helper()
	var starts, shown atomic.Int64
	each(count, func(i int) {
		n, broken := o.damaged(t, *seed+uint64(i), d)
		starts.Add(int64(n))
		if broken != "" && shown.Add(1) <= int64(*show) {
			assert.Fail(t, "nothing tells of a start", broken)
		}
	})
	assert.Zero(t, shown.Load(), "programs that break the promise")
	require.Greater(t, starts.Load(), int64(count), "the programs start nothing")
}

func (o Oracle) damaged(t *testing.T, seed uint64, d Damage) (starts int, broken string) {
	lines := strings.Split(o.Layout.Files(o.Generate(seed))[o.Layout.Main], "\n")
	at := rand.New(rand.NewPCG(seed, 1)).IntN(len(lines))
	with := func(line string) Files {
		return Files{o.Layout.Main: strings.Join(slices.Concat(lines[:at], []string{line}, lines[at+1:]), "\n")}
	}
	told := o.Analyse(with(d.Line))
	for _, line := range append(slices.Clip(d.Instead), lines[at]) {
		for _, c := range o.Under {
			for _, s := range o.Starts(t, with(line), c) {
				if starts++; strings.Contains(line, label(s.Argv)) {
					continue // it is not in what was read
				}
				for _, a := range told {
					if why := a.brokenBut(d.Lost(a), s, c); why != "" {
						return starts, fmt.Sprintf("seed %d, with %q in line %d\n%s\n%s\n%s", seed, line, at+1,
							with(d.Line)[o.Layout.Main], why, a.describe(o.Layout.Main))
					}
				}
			}
		}
	}
	return starts, ""
}

// brokenBut is broken, for starts that are not written in one of the lines.
func (a *Analysis) brokenBut(lost []int, s Start, c Circumstances) string {
	for _, text := range a.Files {
		label := label(s.Argv)
		at := strings.Index(text, label)
		if label == "" || at < 0 || slices.Contains(lost, strings.Count(text[:at], "\n")+1) {
			return ""
		}
	}
	return a.broken(s, c)
}

// Lines reads numbers and ranges of them: 3, 5-7.
func Lines(t testing.TB, text string) []int {
	var out []int
	for item := range strings.SplitSeq(text, ", ") {
		first, last, ranged := strings.Cut(item, "-")
		from, err := strconv.Atoi(first)
		require.NoError(t, err)
		to := from
		if ranged {
			to, err = strconv.Atoi(last)
			require.NoError(t, err)
		}
		for n := from; n <= to; n++ {
			out = append(out, n)
		}
	}
	return out
}
