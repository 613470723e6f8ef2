package lint

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/egglint/egg/policy"
)

// PolicyOrigins are the folders of policies that a configuration names, in a tree
// whose root is that of the configuration: on disk, or as it is at some revision.
// A folder that is not there, or lies outside, is an error.
func PolicyOrigins(tree fs.FS, folders []string) ([]policy.Origin, error) {
	var origins []policy.Origin
	for i, folder := range folders {
		name := strings.TrimSuffix(strings.TrimPrefix(folder, "./"), "/")
		if !fs.ValidPath(name) {
			return nil, fmt.Errorf("policies[%d]: %q is no folder below the root", i, folder)
		}
		info, err := fs.Stat(tree, name)
		if err != nil {
			return nil, fmt.Errorf("policies[%d]: %s: %w", i, folder, cause(err))
		}
		if !info.IsDir() {
			return nil, fmt.Errorf("policies[%d]: %s is no folder", i, folder)
		}
		below, err := fs.Sub(tree, name)
		if err != nil {
			return nil, fmt.Errorf("policies[%d]: %w", i, err)
		}
		origins = append(origins, policy.Folder(name, below))
	}
	return origins, nil
}
