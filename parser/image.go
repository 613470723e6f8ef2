package parser

import (
	"regexp"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// candidate is an element that may be the image.
type candidate struct {
	at       int
	definite bool // a word in flag position that is no flag
	word     bool // exactly one argument
	single   bool // one argument, or to be taken for one
	named    bool // its source calls it an image
}

// imageName is how people call what holds an image.
var imageName = regexp.MustCompile(`(?i)image|img`)

// optionName is how people call what holds options, for an image too.
var optionName = regexp.MustCompile(`(?i)opt|arg|flag|param|env`)

// candidateAt judges the element at an index, which is no flag.
func candidateAt(in []*node, at int) candidate {
	n := in[at]
	t, single := n.single()
	_, word := n.word()
	c := candidate{at: at, word: word, single: single}
	c.definite = single && !startsUnknown(t) && (word || len(t) > 0)
	c.named = single && looksLikeImage(t)
	return c
}

// looksLikeImage tells whether a string that begins with a hole is called an
// image, or is spelled like one: $REGISTRY/name:tag.
func looksLikeImage(t abstract.Text) bool {
	called, spelled := false, false
	for _, p := range t {
		if p.Hole == nil {
			if strings.ContainsAny(p.Literal, "= ") {
				return false
			}
			spelled = spelled || strings.ContainsAny(p.Literal, "/:@")
			continue
		}
		if optionName.MatchString(p.Hole.Source) {
			return false
		}
		called = called || imageName.MatchString(p.Hole.Source)
	}
	return called || spelled
}

// imageSearch is where the image is, as far as that can be told.
type imageSearch struct {
	image  int  // index of the element; -1 where it cannot be told
	from   int  // without an image: from here on nothing is certain
	chosen bool // it could be a flag, if what follows held the image
	doubt  bool // what stands at from is the image, or else the value of a flag
}

// findImage looks ahead for the image, from flag position on. The scan is used
// up, and what it marks is to be thrown away.
func findImage(s *scan) imageSearch {
	all, sure := candidates(s)
	switch {
	case s.broken >= 0:
		return imageSearch{image: -1, from: s.broken}
	case sure && s.doubtful() && s.at+1 < len(s.nodes):
		return imageSearch{image: -1, from: s.at, doubt: true}
	case sure:
		return imageSearch{image: s.at}
	}
	for _, c := range all {
		if c.named && !c.definite {
			return s.choose(c)
		}
	}
	return lastCandidate(all, s)
}

// choose takes a candidate for the image.
func (s *scan) choose(c candidate) imageSearch {
	return imageSearch{image: c.at, chosen: !c.definite && c.at+1 < len(s.nodes)}
}

// candidates lists what may be the image, up to the first that must be one if
// nothing before it is. sure tells that the scan stands at the image for certain.
func candidates(s *scan) (all []candidate, sure bool) {
	for {
		s.strange = false
		s.flags()
		switch {
		case s.done() || s.strange && len(all) > 0:
			return all, false
		case endsFlags(s.nodes[s.at]):
			s.at++
			if s.done() {
				return all, false
			}
			all = append(all, candidateAt(s.nodes, s.at))
			last := &all[len(all)-1]
			last.definite = last.single
			return all, last.single && len(all) == 1
		}
		c := candidateAt(s.nodes, s.at)
		all = append(all, c)
		if c.definite {
			return all, len(all) == 1
		}
		s.at++
	}
}

func endsFlags(n *node) bool {
	t, ok := n.single()
	return ok && isWord(t, "--")
}

// lastCandidate takes the last candidate for the image, unless the one right
// before it could be the image as well.
func lastCandidate(all []candidate, s *scan) imageSearch {
	if len(all) == 0 {
		return imageSearch{image: -1, from: s.end}
	}
	i := len(all) - 1
	last := all[i]
	rival := i > 0 && all[i-1].at == last.at-1
	doubt := rival && (all[i-1].word || !last.word && !last.definite)
	if doubt || !last.single {
		return imageSearch{image: -1, from: cluster(all)}
	}
	return s.choose(last)
}

// cluster is where the row of candidates begins that all end with.
func cluster(all []candidate) int {
	i := len(all) - 1
	for i > 0 && all[i-1].at == all[i].at-1 {
		i--
	}
	return all[i].at
}
