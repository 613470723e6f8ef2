package parser

import (
	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/parser/abstract"
)

// reading is an argv pattern as the engine would understand it.
type reading struct {
	steps       []step // flags and gaps before the image, in their order
	image       abstract.Text
	imageAt     int // index of the image; -1: it cannot be told
	assumptions []string
	helps       bool  // only help is asked for: nothing starts
	ends        *ends // of a connection; nil: it is a launch
}

// command is what follows the image.
func (r reading) command(in []*node) []*node {
	if r.imageAt < 0 {
		return nil
	}
	return in[r.imageAt+1:]
}

// read reads the flags of a subcommand from an index on, and the image. It marks
// in the nodes what it takes for words.
func read(set *dockerflag.Set, in []*node, at int, mint func(source, why string) abstract.Text) reading {
	return readTo(findImage(newScan(set, copies(in), at, mint)), newScan(set, in, at, mint))
}

// readTo reads with a scan up to the image, which is found already.
func readTo(found imageSearch, s *scan) reading {
	if found.image < 0 {
		s.end = found.from
	} else {
		s.end = found.image
	}
	readFlags(s)
	r := reading{imageAt: found.image}
	if found.doubt {
		s.steps = append(s.steps, step{arg: found.from, presence: PresenceAlways})
	}
	if found.image < 0 {
		openRest(s)
	} else {
		r.image = takeImage(s, found)
	}
	r.steps, r.assumptions = s.steps, s.assumptions
	r.helps = asksHelp(s.steps)
	return r
}

// readFlags reads up to the end; what is no flag there holds options.
func readFlags(s *scan) {
	for !s.done() {
		switch {
		case endsFlags(s.nodes[s.at]) && s.at == s.end-1:
			s.at++
			s.stopped = true
		case !s.flag():
			s.stopped = s.stopped || candidateAt(s.nodes, s.at).definite
			s.skip()
		}
	}
}

// openRest reads what stands where the image cannot be told: anything unknown
// there may be options.
func openRest(s *scan) {
	for i := s.end; i < len(s.nodes); i++ {
		if _, known := s.nodes[i].known(); !known {
			s.steps = append(s.steps, step{arg: i, presence: PresenceAlways})
		}
	}
}

func takeImage(s *scan, found imageSearch) abstract.Text {
	n := s.nodes[found.image]
	s.takeWord(n)
	if found.chosen {
		s.assume(n.source() + " is the image")
	}
	t, _ := n.single()
	return t
}

// asksHelp tells whether the engine prints its help instead of running.
func asksHelp(steps []step) bool {
	for _, f := range steps {
		if f.name == "help" && !f.hasValue && f.presence == PresenceAlways {
			return true
		}
	}
	return false
}
