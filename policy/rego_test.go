package policy

import (
	"context"
	"os"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestRego runs the tests beside the rules, as `opa test` would.
func TestRego(t *testing.T) {
	modules := allModules(t)
	schemas, err := loadSchemas()
	require.NoError(t, err)
	compiler := ast.NewCompiler().WithStrict(true).WithCapabilities(capabilities()).WithSchemas(schemas).WithUseTypeCheckAnnotations(true)
	runner := tester.NewRunner().SetStore(inmem.New()).SetCompiler(compiler).SetModules(modules)
	results, err := runner.RunTests(context.Background(), nil)
	require.NoError(t, err)
	count := 0
	for result := range results {
		count++
		t.Run(result.Package+"."+result.Name, func(t *testing.T) {
			assert.NoError(t, result.Error)
			assert.False(t, result.Fail, "%s does not hold", result.Name)
			assert.False(t, result.Skip, "%s is skipped", result.Name)
		})
	}
	assert.Greater(t, count, 3*len(ruleFiles(t)), "three tests a rule at least")
}

// TestRegoFormat holds every Rego file to the one format.
func TestRegoFormat(t *testing.T) {
	for _, s := range mustSources(t) {
		formatted, err := format.SourceWithOpts(s.path, []byte(s.text), format.Opts{RegoVersion: ast.RegoV1})
		require.NoError(t, err)
		if string(formatted) == s.text {
			continue
		}
		if os.Getenv("UPDATE") != "" {
			require.NoError(t, os.WriteFile(s.path, formatted, 0o644))
			continue
		}
		t.Errorf("%s is not formatted: run UPDATE=1 go test ./policy", s.path)
	}
}

func allModules(t *testing.T) map[string]*ast.Module {
	t.Helper()
	modules := map[string]*ast.Module{}
	for _, s := range mustSources(t) {
		module, err := parseModule(s.path, s.text, capabilities())
		require.NoError(t, err)
		modules[s.path] = module
	}
	return modules
}

func mustSources(t *testing.T) []source {
	t.Helper()
	sources, err := loadSources()
	require.NoError(t, err)
	return sources
}

func ruleFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, s := range mustSources(t) {
		if s.kind() == kindRule {
			files = append(files, s.path)
		}
	}
	return files
}
