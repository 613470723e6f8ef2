package parser

import (
	"sync"

	"github.com/egglint/egg/parser/abstract"
)

// callers is what the programs of a project tell of each other's functions. It is
// safe for concurrent use.
type callers struct {
	mutex  sync.Mutex
	of     map[abstract.Function]map[string]bool // the programs that a function is called from
	wanted map[string][]abstract.Function        // by program: its own functions that nobody calls in it
	left   map[abstract.Function]bool            // left to its callers by the program that it stands in
	got    map[string][]abstract.Function        // what a program called when it was last read
}

func newCallers() *callers {
	return &callers{
		of:     map[abstract.Function]map[string]bool{},
		wanted: map[string][]abstract.Function{},
		left:   map[abstract.Function]bool{},
		got:    map[string][]abstract.Function{},
	}
}

// alone takes down that a program does not call a function of its own; it is to run
// it by itself.
func (c *callers) alone(program string, f abstract.Function) bool {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if f.File == program {
		c.wanted[program] = append(c.wanted[program], f)
	}
	return false
}

// called takes down the functions that a program called, now that it was read.
func (c *callers) called(program string, functions []abstract.Function) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.got[program] = functions
}

// settle makes callers of the programs that called functions so far.
func (c *callers) settle() {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for program, functions := range c.got {
		for _, f := range functions {
			if c.of[f] == nil {
				c.of[f] = map[string]bool{}
			}
			c.of[f][program] = true
		}
	}
}

// others tells whether a function is called from another program.
func (c *callers) others(program string, f abstract.Function) bool {
	for other := range c.of[f] {
		if other != program {
			return true
		}
	}
	return false
}

// relieved are the programs that ran a function by themselves which another one
// calls.
func (c *callers) relieved() map[string]bool {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	out := map[string]bool{}
	for program, functions := range c.wanted {
		for _, f := range functions {
			out[program] = out[program] || c.others(program, f)
		}
	}
	return out
}

// leave tells whether a program need not run a function by itself: another one
// calls it.
func (c *callers) leave(program string, f abstract.Function) bool {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	leaves := c.others(program, f)
	c.left[f] = c.left[f] || leaves && f.File == program
	return leaves
}

// lost are the functions that were left to others and that none came to: those
// that call each other in a ring, and those whose callers do not get as far when
// they are called themselves. They come by the program that they stand in.
func (c *callers) lost() map[string]map[abstract.Function]bool {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	came := map[abstract.Function]bool{}
	for _, functions := range c.got {
		for _, f := range functions {
			came[f] = true
		}
	}
	out := map[string]map[abstract.Function]bool{}
	for f, left := range c.left {
		if !left || came[f] {
			continue
		}
		if out[f.File] == nil {
			out[f.File] = map[abstract.Function]bool{}
		}
		out[f.File][f] = true
	}
	return out
}
