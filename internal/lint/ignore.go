package lint

import (
	"errors"
	"fmt"

	"github.com/egglint/egg/internal/lint/directive"
	"github.com/egglint/egg/internal/lint/gitignore"
	"github.com/egglint/egg/internal/lint/strictyaml"
	"github.com/egglint/egg/parser"
)

// Ignore is a suppression in the configuration: for files that have no comments.
type Ignore struct {
	Rule     string        `yaml:"rule"`
	File     string        `yaml:"file"`     // a pattern as in exclude
	Function string        `yaml:"function"` // "": wherever the launch is in the file
	Reason   string        `yaml:"reason"`
	Until    directive.Day `yaml:"until"` // the last day on which it counts; "": for ever

	at parser.Place // where it stands
}

// validate refuses what would suppress more than one rule in some files.
func (i Ignore) validate(key string) error {
	var faults []error
	if i.Rule == "" {
		faults = append(faults, fmt.Errorf("%s: no rule is named", key))
	}
	if i.File == "" {
		faults = append(faults, fmt.Errorf("%s: no file is named; to switch a rule off as a whole, set it under rules", key))
	}
	if _, errs := gitignore.Parse([]string{i.File}); len(errs) > 0 {
		faults = append(faults, fmt.Errorf("%s.file: %w", key, errs[0]))
	}
	return errors.Join(faults...)
}

// covers tells whether an entry is about a launch.
func (i Ignore) covers(l *parser.Launch) bool {
	files, _ := gitignore.Parse([]string{i.File}) // validate has refused malformed ones
	return files.Excludes(l.File) && (i.Function == "" || i.Function == l.Function)
}

// placeIgnores notes where each entry stands.
func placeIgnores(entries []Ignore, file string, at strictyaml.Positions) {
	for i := range entries {
		start := at[fmt.Sprintf("ignore[%d]", i)]
		entries[i].at = parser.Place{File: file, Span: spanOf(start, 1)}
	}
}
