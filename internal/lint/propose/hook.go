package propose

import "fmt"

// Hook is the text of a configuration of pre-commit that runs egglint, at a revision.
func Hook(revision string) []byte {
	return fmt.Appendf(nil, `# Holds every launch of the project to .egglint.yaml before each commit.
repos:
  - repo: https://github.com/egglint/egg
    rev: %s # the version to run: pre-commit builds it
    hooks:
      - id: egglint
`, quoted(revision))
}
