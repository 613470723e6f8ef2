package policy

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

//go:embed schema/*.json
var schemaFiles embed.FS

// inputSchema is what the input of a rule is like that names none.
const inputSchema = "scenario.json"

// loadSchemas reads the schemas that the rules name in their METADATA. With them
// a misspelt field of the input does not compile, where it would else be
// undefined, which in Rego is not an error.
func loadSchemas() (*ast.SchemaSet, error) {
	names, err := fs.Glob(schemaFiles, "schema/*.json")
	if err != nil {
		return nil, fmt.Errorf("list schemas: %w", err)
	}
	set := ast.NewSchemaSet()
	for _, name := range names {
		text, err := schemaFiles.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read schema: %w", err)
		}
		var schema any
		if err := json.Unmarshal(text, &schema); err != nil {
			return nil, fmt.Errorf("parse schema %s: %w", name, err)
		}
		if path.Base(name) == inputSchema {
			set.Put(ast.SchemaRootRef, schema)
		}
		key := strings.TrimSuffix(path.Base(name), ".json")
		set.Put(ast.SchemaRootRef.Append(ast.StringTerm(key)), schema)
	}
	return set, nil
}
