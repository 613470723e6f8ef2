package archtest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	longest = 60 // lines in the body of any function
	middle  = 10 // and of the median one
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
		if f, ok := d.(*ast.FuncDecl); ok && f.Body != nil {
			start, end := files.Position(f.Body.Lbrace), files.Position(f.Body.Rbrace)
			sizes[f.Name.Name+" in line "+strconv.Itoa(start.Line)] = max(end.Line-start.Line-1, 1)
		}
	}
	return sizes
}
