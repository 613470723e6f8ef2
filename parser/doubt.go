package parser

import (
	"cmp"
	"slices"

	"github.com/egglint/egg/parser/abstract"
)

// Doubt is a place that could start a container and is no launch, since too little is
// known of it.
type Doubt struct {
	Place
	Kind DoubtKind `json:"kind"`
}

// DoubtKind tells what is not known.
type DoubtKind string

// The kinds of doubts.
const (
	DoubtCommand    DoubtKind = "command"    // the name of the command
	DoubtSubcommand DoubtKind = "subcommand" // what an engine is to do
	DoubtProgram    DoubtKind = "program"    // the text of a program that is run
	DoubtHanded     DoubtKind = "handed"     // what a program, an action or a function makes of a command line that it gets
	DoubtRenamed    DoubtKind = "renamed"    // where an engine is called by the name that it gets here
	DoubtLibrary    DoubtKind = "library"    // what a call of a library passes
	DoubtRunner     DoubtKind = "runner"     // nothing is run here: the runner of a workflow starts it by itself
	DoubtLimit      DoubtKind = "limit"      // what a file does that is too much to follow
)

// DoubtKinds are all of them, in the order in which they are told. Of several in one
// place the first is told: a command in a program of which nothing is known comes of
// that.
func DoubtKinds() []DoubtKind {
	return []DoubtKind{DoubtProgram, DoubtCommand, DoubtSubcommand, DoubtHanded, DoubtRenamed, DoubtLibrary, DoubtRunner, DoubtLimit}
}

// doubt counts a place.
func (a *analysis) doubt(at abstract.Place, kind DoubtKind) {
	if was, known := a.unknown[at]; !known || byKind(kind, was) < 0 {
		a.unknown[at] = kind
	}
}

func byKind(x, y DoubtKind) int {
	return cmp.Compare(slices.Index(DoubtKinds(), x), slices.Index(DoubtKinds(), y))
}

// doubts are the counted places as the document tells them.
func (a *analysis) doubts() []Doubt {
	var out []Doubt
	for at, kind := range a.unknown {
		out = append(out, Doubt{Place: a.anchors.site(at, a.file), Kind: kind})
	}
	return onceEach(out)
}

// onceEach is the doubts in order, one for each place.
func onceEach(all []Doubt) []Doubt {
	slices.SortFunc(all, func(x, y Doubt) int { return cmp.Or(comparePlaces(x.Place, y.Place), byKind(x.Kind, y.Kind)) })
	return slices.CompactFunc(all, func(x, y Doubt) bool { return x.Place == y.Place })
}
