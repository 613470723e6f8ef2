package policy

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
)

// query is the one question of every evaluation.
const query = "data.report.checks"

// capabilities is what a policy may call: nothing that leaves the process, and
// nothing that answers differently on another machine.
func capabilities() *ast.Capabilities {
	all := ast.CapabilitiesForThisVersion()
	all.Builtins = slices.DeleteFunc(all.Builtins, func(b *ast.Builtin) bool { return outside(b.Name) })
	all.AllowNet = []string{}
	return all
}

func outside(builtin string) bool {
	return builtin == "http.send" || builtin == "opa.runtime" || strings.HasPrefix(builtin, "net.") ||
		strings.HasPrefix(builtin, "time.now") || strings.HasPrefix(builtin, "rand.") || strings.HasPrefix(builtin, "uuid.")
}

// compile checks the modules strictly, their inputs against the schemas.
func compile(sources []source) (*ast.Compiler, error) {
	modules := map[string]*ast.Module{}
	for _, s := range sources {
		if s.module != nil {
			modules[s.path] = s.module
		}
	}
	schemas, err := loadSchemas()
	if err != nil {
		return nil, err
	}
	compiler := ast.NewCompiler().
		WithStrict(true).
		WithCapabilities(capabilities()).
		WithSchemas(schemas).
		WithUseTypeCheckAnnotations(true)
	if compiler.Compile(modules); compiler.Failed() {
		return nil, fmt.Errorf("compile policies: %w", compiler.Errors)
	}
	return compiler, nil
}

func prepare(ctx context.Context, sources []source) (rego.PreparedEvalQuery, error) {
	compiler, err := compile(sources)
	if err != nil {
		return rego.PreparedEvalQuery{}, err
	}
	prepared, err := rego.New(
		rego.Compiler(compiler),
		rego.Query(query),
		rego.StrictBuiltinErrors(true),
		rego.Capabilities(capabilities()),
	).PrepareForEval(ctx)
	if err != nil {
		return prepared, fmt.Errorf("prepare policies: %w", err)
	}
	return prepared, nil
}
