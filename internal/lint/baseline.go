package lint

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// baselineSchema names the version of the file.
const baselineSchema = "egg.baseline.v1"

// Key is what a finding of a launch is known by: what it says of which launch, and
// not on which line. Moving the launch does not change it; changing what the launch
// passes does.
type Key struct {
	Rule     string `json:"rule"`
	File     string `json:"file"`
	Function string `json:"function,omitempty"`
	About    string `json:"about,omitempty"` // the option, or the unknown word, that the finding is about
	Launch   string `json:"launch"`          // what the launch passes
}

// keyOf is the key of a finding; not ok where it belongs to no launch.
func keyOf(f policy.Finding, launches map[string]*parser.Launch) (Key, bool) {
	l, ok := launches[f.Launch]
	if !ok {
		return Key{}, false
	}
	about := f.Flag
	if f.Gap != nil {
		about = f.Gap.Source
	}
	return Key{Rule: f.Rule, File: l.File, Function: l.Function, About: about, Launch: policy.Content(l)}, true
}

func compareKeys(a, b Key) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File), cmp.Compare(a.Function, b.Function), cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.About, b.About), cmp.Compare(a.Launch, b.Launch),
	)
}

// Baseline counts findings that are known. The zero value knows none.
type Baseline struct {
	name   string // of its file
	counts map[Key]int
}

// entry is one line of a baseline's file.
type entry struct {
	Key
	Count int `json:"count"`
}

type baselineDocument struct {
	Schema   string  `json:"schema"`
	Findings []entry `json:"findings"`
}

// ParseBaseline reads a baseline. The name is for what is told of it.
func ParseBaseline(name string, text []byte) (Baseline, error) {
	b := Baseline{name: name, counts: map[Key]int{}}
	var document baselineDocument
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&document); err != nil {
		return Baseline{}, fmt.Errorf("%s: not a baseline: %w", name, err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Baseline{}, fmt.Errorf("%s: not a baseline: there is more behind it", name)
	}
	if document.Schema != baselineSchema {
		return Baseline{}, fmt.Errorf("%s: its schema is %q, and this program knows %q", name, document.Schema, baselineSchema)
	}
	for i, e := range document.Findings {
		if e.Count < 1 || e.Rule == "" || e.File == "" || e.Launch == "" {
			return Baseline{}, fmt.Errorf("%s: findings[%d]: it lacks a rule, a file, a launch or a count", name, i)
		}
		b.counts[e.Key] += e.Count
	}
	return b, nil
}

// Text is the baseline as its file holds it: equal baselines have equal texts.
func (b Baseline) Text() []byte {
	document := baselineDocument{Schema: baselineSchema, Findings: []entry{}}
	for _, key := range b.keys() {
		document.Findings = append(document.Findings, entry{key, b.counts[key]})
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	_ = encoder.Encode(document) // strings and numbers can be written
	return out.Bytes()
}

func (b Baseline) keys() []Key { return slices.SortedFunc(maps.Keys(b.counts), compareKeys) }

// Fixed is an entry of a baseline of which fewer findings are left than it counts.
type Fixed struct {
	Key
	Count int // how many are gone
}

// Name is the file that a baseline comes from.
func (b Baseline) Name() string { return b.name }

// Baseline knows the findings of a result that belong to launches.
func (r Result) Baseline(name string) Baseline {
	b := Baseline{name: name, counts: map[Key]int{}}
	for _, f := range r.Findings {
		if key, ok := keyOf(f, r.launches); ok {
			b.counts[key]++
		}
	}
	return b
}

// Without is a result in which the findings that a baseline knows do not count. Of
// equal ones, as many are known as it counts. What it counts and is gone is told,
// where the whole project is linted.
func (r Result) Without(b Baseline, whole bool) Result {
	left := maps.Clone(b.counts)
	findings := r.Findings
	r.Findings = nil
	for _, f := range findings {
		key, ok := keyOf(f, r.launches)
		if !ok || left[key] == 0 {
			r.Findings = append(r.Findings, f)
			continue
		}
		left[key]--
		f.Suppression = &policy.Suppression{Kind: policy.SuppressedByBaseline, File: b.name}
		r.Suppressed = append(slices.Clip(r.Suppressed), f)
		r.Stats.Known++
	}
	for _, key := range slices.SortedFunc(maps.Keys(left), compareKeys) {
		if whole && left[key] > 0 {
			r.Fixed = append(r.Fixed, Fixed{key, left[key]})
		}
	}
	r.order()
	return r
}
