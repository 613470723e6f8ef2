package discover

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/egglint/egg/internal/lint/gitignore"
)

// kind is what stands under a name.
type kind int

const (
	kindGone kind = iota // tracked, and deleted from the working tree
	kindFolder
	kindOther
)

func kindOf(full string) kind {
	info, err := os.Lstat(full)
	switch {
	case err == nil && info.IsDir():
		return kindFolder
	case os.IsNotExist(err):
		return kindGone
	default:
		return kindOther
	}
}

// walk lists a folder without git: all that no .gitignore of the folder, of
// those above it up to the root, and of those inside leaves out. Links are
// listed and not followed.
func (l *lister) walk(name string) error {
	w := walker{lister: l, lists: map[string]gitignore.List{}}
	for _, folder := range ancestors(name) {
		w.load(folder)
	}
	return filepath.WalkDir(l.full(name), w.visit)
}

// ancestors lists the folders above name, from the root down, name left out.
func ancestors(name string) []string {
	var above []string
	for name != "." {
		name = path.Dir(name)
		above = append([]string{name}, above...)
	}
	return above
}

// walker carries the patterns of each folder on the way.
type walker struct {
	*lister
	lists map[string]gitignore.List // by folder
}

func (w *walker) visit(full string, entry fs.DirEntry, failure error) error {
	name, err := relative(w.root, full)
	if err != nil {
		return err
	}
	if failure != nil {
		w.problems = append(w.problems, Problem{Name: name, Message: fmt.Sprintf("a folder, not opened: %v", cause(failure))})
		return nil
	}
	if name != "." && (entry.Name() == ".git" || w.ignored(name, entry.IsDir())) {
		return skip(entry)
	}
	if entry.IsDir() {
		w.load(name)
		return nil
	}
	w.names = append(w.names, name)
	return nil
}

// skip leaves an entry out, a folder with all that it holds.
func skip(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// load reads the patterns of one folder. A malformed pattern matches nothing,
// as in git; a list that cannot be read leaves nothing out.
func (w *walker) load(folder string) {
	text, err := os.ReadFile(filepath.Join(w.full(folder), gitignore.Name))
	if err != nil {
		return
	}
	list, _ := gitignore.Parse(strings.Split(string(text), "\n"))
	w.lists[folder] = list
}

// ignored asks the lists from the innermost folder outwards: the first one that
// speaks of the name decides.
func (w *walker) ignored(name string, dir bool) bool {
	for folder := path.Dir(name); ; folder = path.Dir(folder) {
		below := strings.TrimPrefix(name, folder+"/")
		if verdict := w.lists[folder].Match(below, dir); verdict != gitignore.Silent {
			return verdict == gitignore.Ignored
		}
		if folder == "." {
			return false
		}
	}
}
