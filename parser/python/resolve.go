package python

import (
	"path"
	"strings"
)

// Files are the files that an import in a file may mean, the likeliest first:
// beside that file, in the folders above it, and below src.
func Files(from string, i Import) []string {
	rel := strings.ReplaceAll(absoluteName(from, i.Name, i.Level), ".", "/")
	var out []string
	for _, dir := range append(foldersUp(from), "src") {
		base := path.Join(dir, rel)
		out = append(out, base+".py", path.Join(base, "__init__.py"))
	}
	return out
}

// foldersUp are the folder of a file and those above it, up to the root.
func foldersUp(file string) []string {
	var out []string
	for dir := path.Dir(file); ; dir = path.Dir(dir) {
		out = append(out, dir)
		if dir == "." || dir == "/" {
			return out
		}
	}
}

// absoluteName is the dotted name of a module from the root of the project.
func absoluteName(from, name string, level int) string {
	if level == 0 {
		return name
	}
	dir := path.Dir(from)
	for range level - 1 {
		dir = path.Dir(dir)
	}
	if dir == "." {
		return name
	}
	return joinDots(strings.ReplaceAll(dir, "/", "."), name)
}
