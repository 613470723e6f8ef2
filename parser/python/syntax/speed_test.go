//go:build unix

package syntax

import (
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// timeParse is what CPython is asked: how much processor time it takes to
// parse the files on standard input, in seconds, with the files read before.
const timeParse = `
import ast, sys, time, warnings
warnings.simplefilter("ignore")
sources = [open(line.rstrip("\n"), "rb").read() for line in sys.stdin]
start = time.process_time()
for source in sources:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError):
        pass
print(time.process_time() - start)
`

// TestSpeed parses the same files as CPython's ast.parse in at most half the
// processor time. Both run in turns, and the better of each counts.
func TestSpeed(t *testing.T) {
	p := pythons(t)[0]
	files := p.files(t)
	files = files[:min(len(files), 100)]
	theirs, ours := time.Hour, time.Hour
	var size int64
	for range 3 {
		theirs = min(theirs, p.parseTime(t, files))
		var took time.Duration
		took, size = parseTime(t, files)
		ours = min(ours, took)
	}
	speed := func(d time.Duration) float64 { return float64(size) / 1e6 / d.Seconds() }
	t.Logf("%d files, %.1f MB: %.1f MB/s here, %.1f MB/s by ast.parse of Python 3.%d: %.1f times as fast",
		len(files), float64(size)/1e6, speed(ours), speed(theirs), p.version, theirs.Seconds()/ours.Seconds())
	require.Greater(t, theirs.Seconds(), 2*ours.Seconds())
}

func (p python) parseTime(t *testing.T, files []string) time.Duration {
	cmd := exec.Command(p.path, "-I", "-c", timeParse)
	cmd.Stdin = strings.NewReader(strings.Join(files, "\n") + "\n")
	out, err := cmd.Output()
	require.NoError(t, err)
	d, err := time.ParseDuration(strings.TrimSpace(string(out)) + "s")
	require.NoError(t, err)
	return d
}

func parseTime(t *testing.T, files []string) (took time.Duration, size int64) {
	var texts [][]byte
	for _, file := range files {
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		texts = append(texts, src)
		size += int64(len(src))
	}
	start := processorTime(t)
	for i, src := range texts {
		Parse(files[i], src)
	}
	return processorTime(t) - start, size
}

func processorTime(t *testing.T) time.Duration {
	var usage syscall.Rusage
	require.NoError(t, syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
