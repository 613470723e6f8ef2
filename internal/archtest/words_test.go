package archtest

import (
	"go/scanner"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// languages are the folders that know a language and nothing of containers.
var languages = []string{"parser/abstract", "parser/python", "parser/shell", "parser/workflow"}

// foreign are words of the engines that a front end has no use for.
var foreign = []string{"docker", "podman", "nerdctl", "eggbuild", "container"}

func TestFrontEndsKnowNothingOfContainers(t *testing.T) {
	for _, p := range list(t, "./...") {
		if !belowAny(p.within(), languages) {
			continue
		}
		for _, name := range p.GoFiles {
			for _, word := range tokens(t, filepath.Join(p.Dir, name)) {
				for _, f := range foreign {
					assert.NotContains(t, strings.ToLower(word), f, "%s/%s", p.within(), name)
				}
			}
		}
	}
}

// tokens are the names and literals of a file; comments may speak of anything.
func tokens(t *testing.T, path string) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	files := token.NewFileSet()
	var s scanner.Scanner
	s.Init(files.AddFile(path, files.Base(), len(text)), text, nil, 0)
	var out []string
	for {
		_, kind, literal := s.Scan()
		if kind == token.EOF {
			return out
		}
		if kind == token.IDENT || kind == token.STRING {
			out = append(out, literal)
		}
	}
}
