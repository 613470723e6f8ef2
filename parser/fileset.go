package parser

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// fileset is the files that programs name: those of the run, and those of the
// tree around them. It implements [shell.Project].
type fileset struct {
	texts map[string][]byte // of the run
	tree  fs.FS             // nil: there is none
}

// Text returns a file that a program of a human size could be in.
func (s fileset) Text(file string) (string, bool) {
	text, ok := s.bytes(file)
	if !ok || bytes.IndexByte(text, 0) >= 0 {
		return "", false
	}
	return string(text), true
}

func (s fileset) bytes(file string) ([]byte, bool) {
	if text, ok := s.texts[file]; ok {
		return text, true
	}
	if s.tree == nil || !fs.ValidPath(file) {
		return nil, false
	}
	info, err := fs.Stat(s.tree, file)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxBytes {
		return nil, false
	}
	text, err := fs.ReadFile(s.tree, file)
	return text, err == nil && len(text) <= maxBytes
}

// Files returns the files that a pattern for the names in one folder matches, in
// order. Names with a dot before them are matched where the pattern has one too.
func (s fileset) Files(pattern string) []string {
	dir, base := path.Split(pattern)
	dir = path.Clean(dir)
	var out []string
	for _, name := range s.inFolder(dir) {
		matches, err := path.Match(base, name)
		if err == nil && matches && strings.HasPrefix(name, ".") == strings.HasPrefix(base, ".") {
			out = append(out, path.Join(dir, name))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// inFolder are the names of the files in a folder.
func (s fileset) inFolder(dir string) []string {
	var out []string
	for name := range s.texts {
		if path.Dir(name) == dir {
			out = append(out, path.Base(name))
		}
	}
	if s.tree == nil || !fs.ValidPath(dir) {
		return out
	}
	entries, err := fs.ReadDir(s.tree, dir)
	if err != nil {
		return out
	}
	for _, e := range entries {
		if !e.IsDir() {
			out = append(out, e.Name())
		}
	}
	return out
}
