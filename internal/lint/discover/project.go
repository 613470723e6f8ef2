// Package discover finds the files of a run: where the project is, and which
// files below it are to be looked at.
package discover

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ConfigName is the name of the configuration file of a project.
const ConfigName = ".egglint.yaml"

// misspelt is what people call the configuration by mistake. To pass over it
// would lint by other rules than they wrote down.
const misspelt = ".egglint.yml"

// Project is where a run takes place.
type Project struct {
	Root    string   // absolute, links resolved; every name of the run is relative to it
	Below   string   // the slash path that leads from the repository to Root; "" where they are one, or there is none
	Config  string   // the configuration, relative to Root; "" where the project has none
	Targets []Target // what was asked for, in that order

	cwd string // links resolved
}

// Target is one path that was asked for.
type Target struct {
	Name string // slash path relative to the root; "." is the root
	Dir  bool
}

// Configured tells whether a folder, of a repository or of none (""), has a
// configuration. nil asks the disk.
type Configured func(repository, folder string) bool

// Locate finds the project of some paths, each relative to cwd. Without paths
// that is the project that cwd lies in, as a whole.
//
// The root is the nearest folder, from the deepest one that holds all paths
// upwards, with a configuration; else the repository; else cwd where it holds
// the paths. The search ends at the root of the repository, and never looks
// above the starting folder where there is no repository.
func Locate(cwd string, paths []string, configured Configured) (Project, error) {
	cwd, err := filepath.EvalSymlinks(cwd)
	if err != nil {
		return Project{}, fmt.Errorf("resolving the working directory: %w", err)
	}
	found, err := resolveAll(cwd, paths)
	if err != nil {
		return Project{}, err
	}
	p := Project{Root: findRoot(cwd, commonFolder(cwd, found), configured), cwd: cwd}
	if p.Below, err = belowRepository(p.Root); err != nil {
		return Project{}, err
	}
	switch {
	case exists(filepath.Join(p.Root, ConfigName)):
		p.Config = ConfigName
	case exists(filepath.Join(p.Root, misspelt)):
		return Project{}, fmt.Errorf("%s: a configuration is called %s", filepath.Join(p.Root, misspelt), ConfigName)
	}
	if len(paths) == 0 {
		p.Targets = []Target{{Name: ".", Dir: true}}
	}
	for _, f := range found {
		name, err := relative(p.Root, f.path)
		if err != nil {
			return Project{}, err
		}
		p.Targets = append(p.Targets, Target{Name: name, Dir: f.dir})
	}
	return p, nil
}

// Name is the name below the root of a path relative to the working directory,
// whether there is such a file or not.
func (p Project) Name(path string) (string, error) {
	full := path
	if !filepath.IsAbs(full) {
		full = filepath.Join(p.cwd, path)
	}
	if !within(p.Root, full) {
		full = real(full)
	}
	if !within(p.Root, full) {
		return "", fmt.Errorf("%s lies outside the project %s", path, p.Root)
	}
	return relative(p.Root, full)
}

// real is a path with the links of its folders followed, as far as there are some. The
// file keeps its own name.
func real(path string) string {
	folder := filepath.Dir(path)
	if resolved, err := filepath.EvalSymlinks(folder); err == nil {
		return filepath.Join(resolved, filepath.Base(path))
	}
	if folder == path {
		return path
	}
	return filepath.Join(real(folder), filepath.Base(path))
}

// Whole tells whether everything below the root was asked for.
func (p Project) Whole() bool {
	return slices.Contains(p.Targets, Target{Name: ".", Dir: true})
}

// resolved is a path as the file system has it.
type resolved struct {
	path string
	dir  bool
}

func resolveAll(cwd string, paths []string) ([]resolved, error) {
	var all []resolved
	for _, path := range paths {
		r, err := resolve(cwd, path)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

// resolve follows the links of a folder wholly. A file keeps its own name,
// whatever it links to: that is the name that the user knows.
func resolve(cwd, path string) (resolved, error) {
	if path == "" {
		return resolved{}, errors.New("an empty path names no file")
	}
	full := path
	if !filepath.IsAbs(full) {
		full = filepath.Join(cwd, path)
	}
	if info, err := os.Stat(full); err == nil && info.IsDir() {
		full, err = filepath.EvalSymlinks(full)
		return resolved{path: full, dir: true}, err
	}
	if _, err := os.Lstat(full); err != nil {
		return resolved{}, fmt.Errorf("%s: %w", path, cause(err))
	}
	folder, err := filepath.EvalSymlinks(filepath.Dir(full))
	return resolved{path: filepath.Join(folder, filepath.Base(full))}, err
}

// cause drops the operation and the path that an error of the file system
// repeats.
func cause(err error) error {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return pathErr.Err
	}
	return err
}

// commonFolder is the deepest folder that holds all paths.
func commonFolder(cwd string, paths []resolved) string {
	if len(paths) == 0 {
		return cwd
	}
	common := paths[0].folder()
	for _, p := range paths[1:] {
		for !within(common, p.folder()) {
			common = filepath.Dir(common)
		}
	}
	return common
}

func (r resolved) folder() string {
	if r.dir {
		return r.path
	}
	return filepath.Dir(r.path)
}

// findRoot walks upwards from start: see Locate.
func findRoot(cwd, start string, configured Configured) string {
	if configured == nil {
		configured = func(_, folder string) bool { return exists(filepath.Join(folder, ConfigName)) }
	}
	around := repository(start)
	top := around
	if top == "" {
		top = start
		if within(cwd, start) {
			top = cwd
		}
	}
	for folder := start; within(top, folder); folder = filepath.Dir(folder) {
		if configured(around, folder) {
			return folder
		}
		if folder == filepath.Dir(folder) {
			break
		}
	}
	return top
}

// repository is the nearest folder upwards that git takes for the root of a
// working tree, or "".
func repository(folder string) string {
	for {
		if exists(filepath.Join(folder, ".git")) {
			return folder
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return ""
		}
		folder = parent
	}
}

// belowRepository is the path to a folder from the root of its repository.
func belowRepository(folder string) (string, error) {
	top := repository(folder)
	if top == "" || top == folder {
		return "", nil
	}
	return relative(top, folder)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// within tells whether path is folder or lies below it; both are clean and
// absolute.
func within(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

func relative(root, path string) (string, error) {
	rel, err := filepath.Rel(root, path)
	if err != nil {
		return "", fmt.Errorf("naming %s below %s: %w", path, root, err)
	}
	return filepath.ToSlash(rel), nil
}
