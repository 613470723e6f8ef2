package policy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
)

// capabilities is what a policy may call: nothing that leaves the process, nothing
// that answers differently at another time or on another machine, and nothing that
// can take time or memory out of all proportion in a single call.
func capabilities() *ast.Capabilities {
	all := ast.CapabilitiesForThisVersion()
	all.Builtins = slices.DeleteFunc(all.Builtins, outside)
	all.AllowNet = []string{}
	return all
}

func outside(b *ast.Builtin) bool {
	for _, prefix := range []string{"crypto.x509.", "graphql.", "http.", "io.jwt.", "net.", "opa.", "providers.", "rand.", "time.", "uuid."} {
		if strings.HasPrefix(b.Name, prefix) {
			return true
		}
	}
	excessive := []string{"bits.lsh", "graph.reachable_paths", "regex.globs_match", "rego.parse_module"}
	return b.IsNondeterministic() || slices.Contains(excessive, b.Name)
}

// compile checks the modules strictly, their inputs against the schemas, and that no
// rule stands where data is.
func compile(sources []source, data map[string]any) (*ast.Compiler, error) {
	compiler, err := newCompiler(data)
	if err != nil {
		return nil, err
	}
	if compiler.Compile(modulesOf(sources)); compiler.Failed() {
		return nil, fmt.Errorf("compile policies: %w", compiler.Errors)
	}
	return compiler, nil
}

// compileOwn compiles nothing but what comes with egg. What only checks is left out, and
// what rewrites forms that egg's policies do not have: their tests hold them to all of
// that, and to what comes out.
func compileOwn(sources []source) (*ast.Compiler, error) {
	compiler := ast.NewCompiler().WithCapabilities(capabilities()).WithSkipStages(
		ast.StageCheckUnusedImports, ast.StageCheckKeywordOverrides, ast.StageCheckDuplicateImports, ast.StageCheckVoidCalls,
		ast.StageParseMetadataBlocks, ast.StageSetAnnotationSet, ast.StageRewriteRegoMetadataCalls,
		ast.StageRewritePrintCalls, ast.StageRewriteTemplateStrings, ast.StageRewriteWithValues, ast.StageRewriteTestRulesForTracing,
		ast.StageCheckRuleConflicts, ast.StageCheckUndefinedFuncs, ast.StageCheckSafetyRuleHeads, ast.StageCheckSafetyRuleBodies,
		ast.StageSetGraph, ast.StageCheckRecursion, ast.StageCheckTypes, ast.StageCheckUnsafeBuiltins, ast.StageCheckDeprecatedBuiltins,
		ast.StageBuildComprehensionIndices, ast.StageBuildRequiredCapabilities,
	)
	if compiler.Compile(modulesOf(sources)); compiler.Failed() {
		return nil, fmt.Errorf("compile policies: %w", compiler.Errors)
	}
	return compiler, nil
}

func newCompiler(data map[string]any) (*ast.Compiler, error) {
	schemas, err := loadSchemas()
	if err != nil {
		return nil, err
	}
	return ast.NewCompiler().
		WithStrict(true).
		WithCapabilities(capabilities()).
		WithSchemas(schemas).
		WithUseTypeCheckAnnotations(true).
		WithPathConflictsCheck(conflicts(data)), nil
}

// modulesOf gives each module a name of its own: a file of the user's may be called
// like one of egg's, and must not stand in for it.
func modulesOf(sources []source) map[string]*ast.Module {
	modules := map[string]*ast.Module{}
	for i, s := range sources {
		if s.module != nil {
			modules[fmt.Sprintf("%d:%s", i, s.path)] = s.module
		}
	}
	return modules
}

// conflicts tells whether there is data at a path.
func conflicts(data map[string]any) func([]string) (bool, error) {
	return func(path []string) (bool, error) {
		var at any = data
		for _, key := range path {
			table, _ := at.(map[string]any)
			if at = table[key]; at == nil {
				return false, nil
			}
		}
		return true, nil
	}
}

func storeOf(data map[string]any) storage.Store {
	if data == nil {
		return inmem.New()
	}
	return inmem.NewFromObject(data)
}
