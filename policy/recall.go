package policy

import (
	"encoding/binary"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/policy/reads"
)

// recall knows what rules have answered: a rule that reads the same of two inputs
// answers both alike. It is safe for concurrent use.
type recall struct {
	mu      sync.RWMutex
	numbers map[int][]numbered // parts of inputs, by their hash
	last    uint32
	answers map[string][]check // by the rule and the numbers of what it reads
}

// numbered is a part of an input; equal parts have one number.
type numbered struct {
	part   ast.Value
	number uint32
}

// mostRecalled bounds the parts and the answers: what goes beyond is forgotten, and
// everything with it.
const mostRecalled = 1 << 15

func newRecall() *recall {
	return &recall{numbers: map[int][]numbered{}, answers: map[string][]check{}}
}

// number tells a part from all that differ. Nothing has the number 0.
func (r *recall) number(part ast.Value) uint32 {
	if part == nil {
		return 0
	}
	hash := part.Hash()
	r.mu.RLock()
	n := find(r.numbers[hash], part)
	r.mu.RUnlock()
	if n != 0 {
		return n
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if n := find(r.numbers[hash], part); n != 0 {
		return n
	}
	r.forget()
	r.last++
	r.numbers[hash] = append(r.numbers[hash], numbered{part, r.last})
	return r.last
}

func find(all []numbered, part ast.Value) uint32 {
	for _, n := range all {
		if n.part.Compare(part) == 0 {
			return n.number
		}
	}
	return 0
}

// forget makes room. A number is never given twice.
func (r *recall) forget() {
	if len(r.numbers)+len(r.answers) >= mostRecalled {
		clear(r.numbers)
		clear(r.answers)
	}
}

func (r *recall) answer(key []byte) ([]check, bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	checks, ok := r.answers[string(key)]
	return checks, ok
}

func (r *recall) keep(key []byte, checks []check) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.forget()
	r.answers[string(key)] = checks
}

// view is an input whose parts get their numbers when they are asked for.
type view struct {
	recall  *recall
	input   ast.Value
	numbers []uint32 // by the places of paths, each with one added: 0 was not asked for
	made    []byte   // the key
}

// view is of an input in which so many paths may be read.
func (r *recall) view(input ast.Value, places int) *view {
	return &view{recall: r, input: input, numbers: make([]uint32, places)}
}

// key is what an answer to the inquiry depends on. It holds until the next one is made.
func (v *view) key(q *inquiry) []byte {
	v.made = append(v.made[:0], q.reference...)
	for i, p := range q.reads {
		v.made = binary.LittleEndian.AppendUint32(v.made, v.number(p, q.places[i]))
	}
	return v.made
}

func (v *view) number(p reads.Path, place int) uint32 {
	if v.numbers[place] == 0 {
		v.numbers[place] = v.recall.number(p.In(v.input)) + 1
	}
	return v.numbers[place] - 1
}
