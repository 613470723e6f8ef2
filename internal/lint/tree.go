package lint

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Tree opens the files of a run. Names are slash paths relative to its root, and
// no link leads out of it.
type Tree interface {
	Open(name string) (fs.File, error)
	Stat(name string) (fs.FileInfo, error)  // of what a link leads to
	Lstat(name string) (fs.FileInfo, error) // of the link itself
}

// Folder is a Tree on disk.
type Folder struct{ root *os.Root }

// OpenFolder opens the tree below a folder. The caller closes it.
func OpenFolder(path string) (*Folder, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", path, cause(err))
	}
	return &Folder{root: root}, nil
}

// Close lets the folder go.
func (f *Folder) Close() error { return f.root.Close() }

// FS is the same tree for readers that want the standard interface.
func (f *Folder) FS() fs.FS { return f.root.FS() }

// ReadFile reads a whole file.
func (f *Folder) ReadFile(name string) ([]byte, error) {
	return f.root.ReadFile(filepath.FromSlash(name))
}

// Open opens a file for reading.
func (f *Folder) Open(name string) (fs.File, error) { return f.root.Open(filepath.FromSlash(name)) }

// Stat describes a file, behind links too.
func (f *Folder) Stat(name string) (fs.FileInfo, error) { return f.root.Stat(filepath.FromSlash(name)) }

// Lstat describes a file and follows no link.
func (f *Folder) Lstat(name string) (fs.FileInfo, error) {
	return f.root.Lstat(filepath.FromSlash(name))
}

// cause drops the operation and the path that an error of the file system
// repeats.
func cause(err error) error {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return pathErr.Err
	}
	return err
}
