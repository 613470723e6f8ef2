package policy

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

//go:embed lib/*.rego argv/*.rego contract/*.rego divergence/*.rego gate/*.rego hardening/*.rego provenance/*.rego
var embedded embed.FS

// source is one Rego file, parsed unless it is a test.
type source struct {
	path   string
	text   string
	module *ast.Module // nil for a test of egg's own
}

type sourceKind int

const (
	kindRule sourceKind = iota
	kindLib
	kindTest
)

func (s source) kind() sourceKind {
	switch {
	case strings.HasSuffix(s.path, "_test.rego"):
		return kindTest
	case path.Dir(s.path) == "lib":
		return kindLib
	}
	return kindRule
}

// loadSources reads and parses the policies that come with egg.
func loadSources() ([]source, error) {
	return sourcesOf(embedded)
}

func sourcesOf(files fs.FS) ([]source, error) {
	paths, err := fs.Glob(files, "*/*.rego")
	if err != nil {
		return nil, fmt.Errorf("list policies: %w", err)
	}
	sources := make([]source, len(paths))
	allowed := capabilities()
	err = parallel(context.Background(), len(paths), func(_ context.Context, i int) error {
		var err error
		sources[i], err = sourceOf(files, paths[i], allowed)
		return err
	})
	return sources, err
}

func sourceOf(files fs.FS, name string, allowed *ast.Capabilities) (source, error) {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return source{}, fmt.Errorf("read policy: %w", err)
	}
	s := source{path: name, text: string(text)}
	if s.kind() != kindTest {
		s.module, err = parseModule(name, s.text, allowed)
	}
	return s, err
}

func parseModule(name, text string, allowed *ast.Capabilities) (*ast.Module, error) {
	module, err := ast.ParseModuleWithOpts(name, text, ast.ParserOptions{
		ProcessAnnotation: true,
		RegoVersion:       ast.RegoV1,
		Capabilities:      allowed,
	})
	if err != nil {
		return nil, fmt.Errorf("parse policy %s: %w", name, err)
	}
	return module, nil
}
