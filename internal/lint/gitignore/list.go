// Package gitignore matches slash paths against patterns written as in a
// .gitignore file.
package gitignore

// Name is the file that holds the patterns of its folder.
const Name = ".gitignore"

// Verdict is what a list says about a path.
type Verdict int

// The verdicts. A list that does not speak of a path leaves it to others.
const (
	Silent Verdict = iota
	Ignored
	Kept
)

// List holds patterns in their order: the last one that matches decides. The
// zero List is silent about everything. A List is safe for concurrent use.
type List struct {
	patterns []pattern
}

// Parse reads lines as they stand in a .gitignore file. It returns an error for
// each pattern that is malformed and leaves that one out, as git does.
func Parse(lines []string) (List, []error) {
	var list List
	var errs []error
	for _, line := range lines {
		p, ok, err := parseLine(line)
		if err != nil {
			errs = append(errs, err)
		}
		if ok {
			list.patterns = append(list.patterns, p)
		}
	}
	return list, errs
}

// Match tells what the list says about one path, relative to the folder of the
// list. It does not look at the folders above that path.
func (l List) Match(path string, dir bool) Verdict {
	for i := len(l.patterns) - 1; i >= 0; i-- {
		p := l.patterns[i]
		if p.dirOnly && !dir || !p.match.MatchString(path) {
			continue
		}
		if p.negated {
			return Kept
		}
		return Ignored
	}
	return Silent
}

// Excludes tells whether a file is ignored, by itself or because a folder above
// it is: what lies in an ignored folder cannot be taken back.
func (l List) Excludes(file string) bool {
	for i, c := range file {
		if c == '/' && l.Match(file[:i], true) == Ignored {
			return true
		}
	}
	return l.Match(file, false) == Ignored
}
