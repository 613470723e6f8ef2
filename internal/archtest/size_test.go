package archtest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	longest = 60 // lines of any function
	middle  = 10 // lines of the median one
)

func TestFunctionsAreShort(t *testing.T) {
	var sizes []int
	for _, p := range list(t, "./...") {
		for _, name := range p.GoFiles {
			for function, size := range functions(t, filepath.Join(p.Dir, name)) {
				assert.LessOrEqual(t, size, longest, "%s/%s: %s", p.within(), name, function)
				sizes = append(sizes, size)
			}
		}
	}
	slices.Sort(sizes)
	assert.Less(t, sizes[len(sizes)/2], middle)
}

// functions are the sizes in lines of a file's functions, by name and place.
func functions(t *testing.T, path string) map[string]int {
	t.Helper()
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
	require.NoError(t, err)
	sizes := map[string]int{}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok {
			start, end := files.Position(f.Pos()), files.Position(f.End())
			sizes[f.Name.Name+" in line "+start.String()] = end.Line - start.Line + 1
		}
	}
	return sizes
}
