package parser

import (
	"sync"

	"github.com/egglint/egg/parser/python"
)

// callers is what the programs of a project tell of each other's functions. It is
// safe for concurrent use.
type callers struct {
	mutex sync.Mutex
	of    map[python.Function]map[string]bool // the programs that a function is called from
	left  map[python.Function]bool            // left to its callers by the program that it stands in
	got   map[python.Function]bool            // run by some program
}

func newCallers() *callers {
	return &callers{of: map[python.Function]map[string]bool{}, left: map[python.Function]bool{}, got: map[python.Function]bool{}}
}

// calls takes down that a program calls functions.
func (c *callers) calls(program string, functions []python.Function) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for _, f := range functions {
		if c.of[f] == nil {
			c.of[f] = map[string]bool{}
		}
		c.of[f][program] = true
	}
}

// leave tells whether a program need not run a function by itself: another one
// calls it.
func (c *callers) leave(program string, f python.Function) bool {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for other := range c.of[f] {
		if other != program {
			c.left[f] = c.left[f] || f.File == program
			return true
		}
	}
	return false
}

// ran takes down the functions that a program did run.
func (c *callers) ran(functions []python.Function) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for _, f := range functions {
		c.got[f] = true
	}
}

// lost are the functions that were left to others and that none came to: those
// that call each other in a ring, and those whose callers do not get as far when
// they are called themselves. They come by the program that they stand in.
func (c *callers) lost() map[string]map[python.Function]bool {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	out := map[string]map[python.Function]bool{}
	for f, left := range c.left {
		if !left || c.got[f] {
			continue
		}
		if out[f.File] == nil {
			out[f.File] = map[python.Function]bool{}
		}
		out[f.File][f] = true
	}
	return out
}
