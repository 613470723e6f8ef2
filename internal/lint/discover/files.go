package discover

import (
	"cmp"
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// File is one file to look at.
type File struct {
	Name  string // slash path relative to the root
	Given bool   // asked for by name: to be read whatever it is called
}

// Problem is a folder that could not be looked into.
type Problem struct {
	Name    string // slash path relative to the root
	Message string
}

// Excluder tells which files below a folder are left out.
type Excluder interface {
	Excludes(name string) bool
}

// Files lists what the targets of a project hold, sorted by name, each once.
//
// Below a folder these are the files that git tracks, and those that it neither
// tracks nor ignores; where git does not know the folder, everything that no
// .gitignore leaves out. Repositories inside are listed in the same way. A file
// that was asked for by name is listed whatever exclude says.
//
// The error is set where git fails on a repository: to go on would miss files.
func Files(ctx context.Context, p Project, exclude Excluder) ([]File, []Problem, error) {
	list := lister{root: p.Root}
	var files []File
	for _, target := range p.Targets {
		if !target.Dir {
			files = append(files, File{Name: target.Name, Given: true})
			continue
		}
		if err := list.folder(ctx, target.Name); err != nil {
			return nil, nil, err
		}
	}
	for _, name := range list.withoutTwins() {
		if !exclude.Excludes(name) {
			files = append(files, File{Name: name})
		}
	}
	return unique(files), list.problems, nil
}

// unique sorts by name; of a file that was found twice, the one given stays.
func unique(files []File) []File {
	slices.SortFunc(files, func(a, b File) int {
		if a.Given != b.Given && a.Name == b.Name {
			if a.Given {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.Name, b.Name)
	})
	return slices.CompactFunc(files, func(a, b File) bool { return a.Name == b.Name })
}

// lister gathers names and problems over several folders.
type lister struct {
	root     string
	names    []string
	problems []Problem
}

// folder lists one folder by git, or by a walk where git does not know it.
func (l *lister) folder(ctx context.Context, name string) error {
	if repository(l.full(name)) == "" {
		return l.walk(name)
	}
	listing, err := listGit(ctx, l.full(name))
	if err != nil {
		return err
	}
	if !listing.known {
		return l.walk(name)
	}
	for _, p := range listing.problems {
		l.problems = append(l.problems, Problem{Name: path.Join(name, p.Name), Message: p.Message})
	}
	for _, entry := range listing.names {
		if err := l.entry(ctx, path.Join(name, entry)); err != nil {
			return err
		}
	}
	return nil
}

// entry takes one name that git listed. A folder among them is the root of
// another repository, which git does not look into.
func (l *lister) entry(ctx context.Context, name string) error {
	switch kind := kindOf(l.full(name)); {
	case kind == kindGone:
		return nil
	case kind == kindFolder && exists(filepath.Join(l.full(name), ".git")):
		return l.folder(ctx, name)
	case kind == kindFolder:
		return l.walk(name)
	default:
		l.names = append(l.names, name)
		return nil
	}
}

// withoutTwins drops links to files that are listed themselves.
func (l *lister) withoutTwins() []string {
	listed := map[string]bool{}
	for _, name := range l.names {
		listed[name] = true
	}
	return slices.DeleteFunc(l.names, func(name string) bool {
		target, linked := l.target(name)
		return linked && listed[target]
	})
}

// target is where a link leads, as a name below the root.
func (l *lister) target(name string) (string, bool) {
	info, err := os.Lstat(l.full(name))
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return "", false
	}
	full, err := filepath.EvalSymlinks(l.full(name))
	if err != nil {
		return "", false
	}
	target, err := relative(l.root, full)
	return target, err == nil && target != name
}

func (l *lister) full(name string) string {
	return filepath.Join(l.root, filepath.FromSlash(name))
}
