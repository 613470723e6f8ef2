package parser

import (
	"slices"
	"strings"

	"github.com/egglint/egg/parser/python"
)

// launching are the files that may start a container when they are run: they, or
// those that they import, straight or through others, start processes and speak
// of an engine.
func (pr *Project) launching(files []string) map[string]bool {
	importers, starting, speaking := map[string][]string{}, []string{}, []string{}
	for _, file := range pr.reachable(files) {
		m := pr.module(file)
		if m.starts {
			starting = append(starting, file)
		}
		if m.speaks {
			speaking = append(speaking, file)
		}
		for _, imported := range m.imports {
			importers[imported] = append(importers[imported], file)
		}
	}
	starts, speaks := closure(starting, importers), closure(speaking, importers)
	out := map[string]bool{}
	for file := range starts {
		if speaks[file] {
			out[file] = true
		}
	}
	return out
}

// reachable are files and all those that they import, each once.
func (pr *Project) reachable(files []string) []string {
	var out []string
	seen := map[string]bool{}
	queue := slices.Clone(files)
	for len(queue) > 0 {
		file := queue[0]
		queue = queue[1:]
		if seen[file] {
			continue
		}
		seen[file] = true
		if m := pr.module(file); m.tree != nil {
			out = append(out, file)
			queue = append(queue, m.imports...)
		}
	}
	return out
}

// closure is what is led to from somewhere, straight or through others.
func closure(from []string, next map[string][]string) map[string]bool {
	out := map[string]bool{}
	for len(from) > 0 {
		last := from[len(from)-1]
		from = from[:len(from)-1]
		if !out[last] {
			out[last] = true
			from = append(from, next[last]...)
		}
	}
	return out
}

// importedFiles are the files that the imports of a file may mean, each once: of
// a.b.c the packages a and a.b too.
func importedFiles(file string, imports []python.Import) []string {
	var out []string
	seen := map[string]bool{}
	for _, i := range imports {
		for _, part := range packages(i) {
			for _, name := range python.Files(file, part) {
				if !seen[name] {
					seen[name] = true
					out = append(out, name)
				}
			}
		}
	}
	return out
}

// packages are an import and the packages around what it names.
func packages(i python.Import) []python.Import {
	out := []python.Import{i}
	for at := strings.LastIndexByte(i.Name, '.'); at > 0; at = strings.LastIndexByte(i.Name, '.') {
		i.Name = i.Name[:at]
		out = append(out, i)
	}
	return out
}
