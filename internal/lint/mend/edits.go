package mend

import (
	"context"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// Edit is words to put before a byte of a file.
type Edit struct {
	File         string
	Line, Column int // in bytes, from 1
	Text         string
}

// mostTries bounds how often a file is read and judged again to find out which edits are
// safe. Those that it does not get to are left out.
const mostTries = 40

// Edits are what mends findings, each by itself, by their fingerprints: words are put in
// where Plan would put them.
func (p Planner) Edits(ctx context.Context, findings []policy.Finding, launches []parser.Launch, sources map[string][]byte) (map[string]Edit, error) {
	wanted := map[string][]candidate{}
	for _, f := range findings {
		l := launchOf(launches, f.Launch)
		if f.Insert == nil || unsafe(f, l) != "" {
			continue
		}
		if at, ok := offset(sources[f.File], l.ImageAt.Span); ok {
			wanted[f.File] = append(wanted[f.File], candidate{f, *l, insertion{at, f.Insert.Words}})
		}
	}
	edits := map[string]Edit{}
	for name, candidates := range wanted {
		t := trial{planner: p, name: name, text: sources[name], left: mostTries}
		for _, round := range rounds(candidates) {
			if err := t.try(ctx, round); err != nil {
				return nil, err
			}
		}
		for _, d := range t.safe {
			at := d.launch.ImageAt.Span
			edits[d.finding.Fingerprint] = Edit{name, at.Line, at.Column, layout(t.text, d.words)}
		}
	}
	return edits, nil
}

// candidate is an edit of which it is not known yet whether it is safe.
type candidate struct {
	finding policy.Finding
	launch  parser.Launch
	words   insertion
}

// rounds parts candidates so that those of one round are about launches apart from each
// other: what one does to its launch, another does not see.
func rounds(candidates []candidate) [][]candidate {
	var all [][]candidate
	seen := map[int]int{}
	for _, d := range candidates {
		n := seen[d.words.at]
		seen[d.words.at]++
		if n == len(all) {
			all = append(all, nil)
		}
		all[n] = append(all[n], d)
	}
	return all
}

// trial finds out which candidates of a file are safe.
type trial struct {
	planner Planner
	name    string
	text    []byte
	left    int // tries
	safe    []candidate
}

// try tries candidates together and, where that does not do, each half by itself.
func (t *trial) try(ctx context.Context, candidates []candidate) error {
	if t.left == 0 || len(candidates) == 0 {
		return nil
	}
	t.left--
	var made []insertion
	var sites []parser.Span
	for _, d := range candidates {
		made, sites = append(made, d.words), append(sites, d.launch.Span)
	}
	why, err := t.planner.differs(ctx, t.name, t.text, insert(t.text, made), made, sites)
	switch {
	case err != nil:
		return err
	case why == "":
		t.safe = append(t.safe, candidates...)
		return nil
	case len(candidates) == 1:
		return nil
	}
	half := len(candidates) / 2
	if err := t.try(ctx, candidates[:half]); err != nil {
		return err
	}
	return t.try(ctx, candidates[half:])
}
