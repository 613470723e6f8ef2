package archtest

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// below reports whether a path is a folder or lies below it.
func below(path, folder string) bool {
	return path == folder || strings.HasPrefix(path, folder+"/")
}

func belowAny(path string, folders []string) bool {
	for _, folder := range folders {
		if below(path, folder) {
			return true
		}
	}
	return false
}

// mayImport says, for each folder, which others of the module it may import
// besides what lies below itself. Imports run one way; a folder that is not
// here has not been thought about.
var mayImport = map[string][]string{
	"builder":              {"internal/dockerflag"},
	"cmd/eggbuild":         {"builder", "internal/dockerflag", "internal/specfile", "parser", "policy"},
	"cmd/egglint":          {"internal/lint", "internal/report", "policy", "parser"},
	"internal/archtest":    {},
	"internal/e2e":         {},
	"internal/oracletest":  {"internal/patterntest", "parser/abstract"},
	"internal/patterntest": {"parser/abstract"},
	"internal/credential":  {},
	"internal/dockerflag":  {},
	"internal/enginetest":  {"internal/dockerflag"},
	"internal/evasiontest": {},
	"internal/gatetest":    {},
	"internal/lint":        {"policy", "parser"},
	"internal/report":      {"policy", "parser"},
	"internal/ruledocs":    {"parser", "policy"},
	"internal/specfile":    {"builder"},
	"parser":               {"builder", "internal/credential", "internal/dockerflag", "internal/specfile"},
	"parser/abstract":      {},
	"parser/foreign":       {},
	"parser/python":        {"parser/abstract"},
	"parser/shell":         {"parser/abstract"},
	"parser/workflow":      {"parser/abstract"},
	"policy":               {"internal/credential", "internal/dockerflag", "parser"},
}

// folder is the longest folder of mayImport that holds a package, or "".
func folder(path string) string {
	best := ""
	for f := range mayImport {
		if below(path, f) && len(f) > len(best) {
			best = f
		}
	}
	return best
}

func TestImportsRunOneWay(t *testing.T) {
	for _, p := range list(t, "./...") {
		path := p.within()
		home := folder(path)
		if !assert.NotEmpty(t, home, "%s has no line in mayImport", path) {
			continue
		}
		for _, imported := range p.Imports {
			if target := (goPackage{ImportPath: imported}); target.ours() {
				ok := below(target.within(), home) || belowAny(target.within(), mayImport[home])
				assert.True(t, ok, "%s imports %s", path, target.within())
			}
		}
	}
}

// onlyFrom says from which folders a third-party module may be imported.
var onlyFrom = map[string][]string{
	"github.com/open-policy-agent/opa": {"policy"},
	"mvdan.cc/sh/v3":                   {"parser/shell", "cmd/eggbuild"},
	"github.com/spf13/pflag":           {"internal/dockerflag", "cmd"},
	"golang.org/x/text":                {"parser/python/syntax"},
	"go.yaml.in/yaml/v3":               {"parser/workflow", "internal/specfile", "policy", "internal/lint", "cmd"},
	"github.com/stretchr/testify":      {"internal/enginetest", "internal/oracletest"},
	"github.com/rogpeppe/go-internal":  {"internal/oracletest"},
}

func TestThirdPartyModulesHaveOneDoor(t *testing.T) {
	for _, p := range list(t, "./...") {
		for _, imported := range p.Imports {
			if !strings.Contains(imported, ".") || (goPackage{ImportPath: imported}).ours() {
				continue
			}
			assert.True(t, allowed(imported, p.within()), "%s imports %s", p.within(), imported)
		}
	}
}

func allowed(imported, from string) bool {
	for module, folders := range onlyFrom {
		if below(imported, module) {
			return belowAny(from, folders)
		}
	}
	return false
}

// A program that only builds an argv needs no third-party module.
func TestBuilderReachesNoThirdPartyModule(t *testing.T) {
	for _, p := range list(t, "-deps", "./builder") {
		home := p.Standard || p.ours() && belowAny(p.within(), []string{"builder", "internal/dockerflag"})
		assert.True(t, home, "builder reaches %s", p.ImportPath)
	}
}
