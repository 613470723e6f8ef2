package mend

import (
	"cmp"
	"context"
	"slices"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// Change is what becomes of one file.
type Change struct {
	File          string
	Before, After []byte
	Mended        int // findings that are gone after it
}

// Refusal is a finding that has words to insert, and why they are not inserted.
type Refusal struct {
	Finding policy.Finding
	Why     string
}

// Planner knows how to read and to judge what it changes.
type Planner struct {
	Parser *parser.Parser
	Engine *policy.Engine
}

// Plan is how to mend the findings that say which words a launch lacks. A launch is
// changed only where each of its scenarios lacks them, its image is written at one
// place in the command itself, and reading and judging the changed file shows that
// nothing else is different: no other argv, no new finding.
func (p Planner) Plan(ctx context.Context, findings []policy.Finding, launches []parser.Launch, sources map[string][]byte) ([]Change, []Refusal, error) {
	var refused []Refusal
	wanted := map[string][]remedy{} // by file
	for _, f := range findings {
		if f.Insert == nil {
			continue
		}
		l := launchOf(launches, f.Launch)
		if why := unsafe(f, l); why != "" {
			refused = append(refused, Refusal{f, why})
			continue
		}
		wanted[f.File] = append(wanted[f.File], remedy{f, *l})
	}
	var changes []Change
	for _, file := range sortedFiles(wanted) {
		change, left, err := p.file(ctx, file, sources[file], wanted[file])
		if err != nil {
			return nil, nil, err
		}
		refused = append(refused, left...)
		if change.Mended > 0 {
			changes = append(changes, change)
		}
	}
	return changes, refused, nil
}

// remedy is a finding and the launch that it is about.
type remedy struct {
	finding policy.Finding
	launch  parser.Launch
}

func launchOf(launches []parser.Launch, id string) *parser.Launch {
	at := slices.IndexFunc(launches, func(l parser.Launch) bool { return l.ID == id })
	if at < 0 {
		return nil
	}
	return &launches[at]
}

// unsafe says why a finding is not mended; "" where it can be tried.
func unsafe(f policy.Finding, l *parser.Launch) string {
	switch {
	case l == nil:
		return "its launch is not known"
	case l.Language != parser.LanguageShell && l.Language != parser.LanguageWorkflow:
		return "only shell scripts and workflows are mended"
	case len(f.When)+len(f.OrWhen) > 0:
		return "it is found under a condition, and the words would be there without it"
	case l.ImageAt == nil || l.ImageAt.File != l.File:
		return "the image does not stand at one certain place of the command itself (but in a variable, behind what is not known, or in a text that is run)"
	case !canBeWritten(f.Insert.Words):
		return "the words have a meaning of their own in a shell"
	}
	return ""
}

func sortedFiles(wanted map[string][]remedy) []string {
	var files []string
	for file := range wanted {
		files = append(files, file)
	}
	slices.Sort(files)
	return files
}

// file mends one file, launch by launch: one that cannot be mended leaves the others
// as they are.
func (p Planner) file(ctx context.Context, name string, text []byte, remedies []remedy) (Change, []Refusal, error) {
	change := Change{File: name, Before: text, After: text}
	d := draft{name: name, text: text}
	var refused []Refusal
	for _, group := range byLaunch(remedies) {
		kept, left, err := p.launch(ctx, &d, group)
		if err != nil {
			return Change{}, nil, err
		}
		change.Mended += kept
		refused = append(refused, left...)
	}
	change.After = insert(text, d.done)
	return change, refused, nil
}

// draft is a file, and what is inserted into it so far.
type draft struct {
	name string
	text []byte
	done []insertion
}

// launch mends one launch: by all remedies together, else by each that can be added to
// those before it.
func (p Planner) launch(ctx context.Context, d *draft, group []remedy) (kept int, refused []Refusal, err error) {
	why, tried, err := p.try(ctx, d, group)
	if err != nil || why == "" {
		d.done = tried
		return len(group), nil, err
	}
	var good []remedy
	best := d.done
	for _, r := range group {
		one := append(slices.Clone(good), r)
		if len(group) > 1 {
			if why, tried, err = p.try(ctx, d, one); err != nil {
				return 0, nil, err
			}
		}
		if why != "" {
			refused = append(refused, Refusal{r.finding, why})
			continue
		}
		good, best = one, tried
	}
	d.done = best
	return len(good), refused, nil
}

// try says why a launch cannot be mended so; "" where it can, by these insertions.
func (p Planner) try(ctx context.Context, d *draft, group []remedy) (why string, tried []insertion, err error) {
	at, ok := offset(d.text, group[0].launch.ImageAt.Span)
	if !ok {
		return "the image is not where it should be", d.done, nil
	}
	tried = append(slices.Clone(d.done), insertion{at, words(group)})
	why, err = p.differs(ctx, d.name, d.text, insert(d.text, tried), tried, []parser.Span{group[0].launch.Span})
	return why, tried, err
}

// byLaunch are the remedies of each launch, in the order of the file.
func byLaunch(remedies []remedy) [][]remedy {
	remedies = slices.Clone(remedies)
	slices.SortStableFunc(remedies, func(a, b remedy) int {
		return cmp.Or(cmp.Compare(a.launch.ImageAt.Span.Line, b.launch.ImageAt.Span.Line), cmp.Compare(a.launch.ImageAt.Span.Column, b.launch.ImageAt.Span.Column))
	})
	var groups [][]remedy
	for i, r := range remedies {
		if i == 0 || r.launch.ID != remedies[i-1].launch.ID {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], r)
	}
	return groups
}

// words are those of all findings of a launch; what two of them ask for is there
// once.
func words(group []remedy) []string {
	var all []string
	var seen [][]string
	for _, r := range group {
		if same := func(w []string) bool { return slices.Equal(w, r.finding.Insert.Words) }; slices.ContainsFunc(seen, same) {
			continue
		}
		seen = append(seen, r.finding.Insert.Words)
		all = append(all, r.finding.Insert.Words...)
	}
	return all
}
