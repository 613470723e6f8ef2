package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

// The page of the examples shows what they do.
func TestExamplesShowWhatHappens(t *testing.T) {
	path := filepath.Join(root, "examples", "README.md")
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	seen := replay(t, string(text))
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(seen), 0o644))
		return
	}
	require.Equal(t, steady(seen), steady(string(text)), "go test ./internal/e2e -update writes it anew")
	require.Contains(t, seen, "(ACME010 no-swap)")
	require.Contains(t, seen, "(api/flag-read-only ")
	require.Contains(t, seen, "100.0% of the lines covered")
}

// Every example is told of, and what is told of is there.
func TestExamplesAreTold(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "examples", "README.md"))
	require.NoError(t, err)
	folders, err := os.ReadDir(filepath.Join(root, "examples"))
	require.NoError(t, err)
	for _, folder := range folders {
		if folder.IsDir() {
			assert.Contains(t, string(text), "("+folder.Name(), folder.Name())
		}
	}
	for _, link := range regexp.MustCompile(`\]\(([^)]+)\)`).FindAllStringSubmatch(string(text), -1) {
		_, err := os.Stat(filepath.Join(root, "examples", link[1]))
		assert.NoError(t, err)
	}
}

type workflow struct {
	Jobs map[string]struct {
		Steps []struct {
			Name, Uses, Run string
			With            map[string]string
			Env             map[string]string
		}
	}
}

// The step that lints is run as a runner does, in a repository with a pull request; what
// the steps behind it upload is there then.
func TestWorkflowOfTheExampleRuns(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "examples/github/.github/workflows/egglint.yml"))
	require.NoError(t, err)
	var w workflow
	require.NoError(t, yaml.Unmarshal(text, &w))
	folder := t.TempDir()
	require.NoError(t, os.CopyFS(folder, os.DirFS(filepath.Join(root, before))))
	setUp := shellIn(t, folder, "git init -q && git add -A && git -c user.name=x -c user.email=x@example.com commit -qm x")
	require.Equal(t, 0, setUp.status, setUp.output)
	steps, uploads := w.Jobs["egglint"].Steps, 0
	for _, step := range steps {
		if step.Name == "lint" {
			require.Equal(t, "${{ github.event.pull_request.base.sha }}", step.Env["BASE"])
			for _, base := range []string{"", "HEAD"} {
				run := shellIn(t, folder, "set -e\nBASE="+base+"\n"+step.Run)
				assert.Equal(t, 1, run.status, run.output)
				assert.Contains(t, run.output, "::error file=bin/agent,line=64,")
			}
		}
		for _, file := range []string{step.With["sarif_file"], step.With["path"]} {
			if file != "" {
				uploads++
				assert.FileExists(t, filepath.Join(folder, file))
			}
		}
	}
	assert.Equal(t, 2, uploads)
	sarif, err := os.ReadFile(filepath.Join(folder, "egglint.sarif"))
	require.NoError(t, err)
	assert.True(t, json.Valid(sarif))
}

// The hook of the example is one that this repository has, and its command runs.
func TestHookOfTheExampleRuns(t *testing.T) {
	var used struct {
		Repos []struct{ Hooks []struct{ ID string } }
	}
	var offered []struct{ ID, Entry string }
	for file, into := range map[string]any{"examples/pre-commit/.pre-commit-config.yaml": &used, ".pre-commit-hooks.yaml": &offered} {
		text, err := os.ReadFile(filepath.Join(root, file))
		require.NoError(t, err)
		require.NoError(t, yaml.Unmarshal(text, into))
	}
	require.Len(t, used.Repos, 1)
	require.Len(t, used.Repos[0].Hooks, 1)
	require.Len(t, offered, 1)
	assert.Equal(t, offered[0].ID, used.Repos[0].Hooks[0].ID)
	assert.Equal(t, 0, shell(t, after, offered[0].Entry).status)
	assert.Equal(t, 1, shell(t, before, offered[0].Entry).status)
}
