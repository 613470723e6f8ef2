package revision

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

var errLink = errors.New("a link of a revision is not followed")

// Open implements [fs.FS].
func (r *Revision) Open(name string) (fs.File, error) {
	about, err := r.Stat(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: cause(err)}
	}
	if about.IsDir() {
		return &folder{info: about.(info), revision: r, name: r.full(name)}, nil
	}
	text, err := r.blobs.read(r.entries[r.full(name)].object)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &file{info: about.(info), Reader: bytes.NewReader(text)}, nil
}

// Stat describes a file or folder; behind a link there is none.
func (r *Revision) Stat(name string) (fs.FileInfo, error) {
	about, err := r.Lstat(name)
	if err == nil && about.Mode()&fs.ModeSymlink != 0 {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: errLink}
	}
	return about, err
}

// Lstat describes a file, a folder or a link.
func (r *Revision) Lstat(name string) (fs.FileInfo, error) {
	full := r.full(name)
	if e, ok := r.entries[full]; ok && fs.ValidPath(name) {
		about := info{name: path.Base(full), mode: 0o644, size: e.size}
		if e.mode == modeLink {
			about.mode |= fs.ModeSymlink
		}
		return about, nil
	}
	if _, ok := r.folders[full]; ok && fs.ValidPath(name) {
		return info{name: path.Base(full), mode: fs.ModeDir | 0o755}, nil
	}
	return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
}

// ReadFile reads a whole file.
func (r *Revision) ReadFile(name string) ([]byte, error) { return fs.ReadFile(openOnly{r}, name) }

type openOnly struct{ fs.FS }

func (r *Revision) full(name string) string { return path.Clean(r.prefix + name) }

func cause(err error) error {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return pathErr.Err
	}
	return err
}

// info implements [fs.FileInfo] and [fs.DirEntry].
type info struct {
	name string
	mode fs.FileMode
	size int64
}

func (i info) Name() string               { return i.name }
func (i info) Size() int64                { return i.size }
func (i info) Mode() fs.FileMode          { return i.mode }
func (i info) Type() fs.FileMode          { return i.mode.Type() }
func (i info) ModTime() time.Time         { return time.Time{} }
func (i info) IsDir() bool                { return i.mode.IsDir() }
func (i info) Sys() any                   { return nil }
func (i info) Info() (fs.FileInfo, error) { return i, nil }

// file is an open file.
type file struct {
	info
	*bytes.Reader
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }
func (f *file) Size() int64                { return f.info.size }

// folder is an open folder.
type folder struct {
	info
	revision *Revision
	name     string
	listed   int // entries that were handed out
}

func (f *folder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *folder) Close() error               { return nil }
func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.name, Err: errors.New("is a folder")}
}

// ReadDir implements [fs.ReadDirFile].
func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	names := slices.Sorted(slices.Values(f.revision.folders[f.name]))[f.listed:]
	if n > 0 {
		if len(names) == 0 {
			return nil, io.EOF
		}
		names = names[:min(n, len(names))]
	}
	out := make([]fs.DirEntry, len(names))
	for i, name := range names {
		about, err := f.revision.Lstat(strings.TrimPrefix(path.Join(f.name, name), f.revision.prefix))
		if err != nil {
			return nil, err
		}
		out[i] = about.(info)
	}
	f.listed += len(names)
	return out, nil
}
