package enginetest

import (
	"flag"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
)

var (
	argvs = flag.Int("docker.argvs", 0, "how many random argvs are held to a real client; 0: 300, or 5000 with CI=true, and a fifth for podman")
	seed  = flag.Uint64("docker.seed", 20, "what the random argvs hang on")
)

// argvCount is a fifth for podman, whose client takes its time.
func argvCount(engine string) int {
	count := 300
	switch {
	case *argvs > 0:
		return *argvs
	case os.Getenv("CI") != "":
		count = 5000
	}
	if engine == "podman" {
		count /= 5
	}
	return count
}

// Hold asks the real client of an engine about random argvs, as make makes them, and has
// each answer compared with what a reader makes of the argv, several at once. compare
// tells whether there was anything to compare: of at least one argv in five there has to
// be.
func Hold(t *testing.T, engine string, make func(Generator) []string, compare func(argv []string, answer Answer) bool) {
	t.Helper()
	first := NewClient(t, engine)
	g := NewGenerator(t, first, *seed)
	var questions [][]string
	for range argvCount(engine) {
		questions = append(questions, make(g))
	}
	clients := []*Client{first}
	for len(clients) < runtime.GOMAXPROCS(0) {
		clients = append(clients, NewClient(t, engine))
	}
	var all sync.WaitGroup
	var compared atomic.Int64
	for i, c := range clients {
		all.Go(func() {
			for q := i; q < len(questions); q += len(clients) {
				if compare(questions[q], c.Ask(questions[q])) {
					compared.Add(1)
				}
			}
		})
	}
	all.Wait()
	assert.Greater(t, int(compared.Load()), len(questions)/5, "too few argvs reach the engine for the test to mean much")
}
