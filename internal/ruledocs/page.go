package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/egglint/egg/policy"
)

// folder is where the pages are.
const folder = "docs/rules"

// pages are the page of each rule and the index of all, by the names of their files.
func pages(rules []policy.Rule) map[string]string {
	all := map[string]string{"README.md": index(rules)}
	for _, rule := range rules {
		all[rule.ID+".md"] = page(rule)
	}
	return all
}

const notice = "<!-- Made from the metadata of the rules: make docs -->\n\n"

func index(rules []policy.Rule) string {
	var out strings.Builder
	out.WriteString(notice + "# The rules\n\n| id | name | pack | severity | |\n|---|---|---|---|---|\n")
	for _, r := range rules {
		fmt.Fprintf(&out, "| [%s](%s.md) | %s | %s | %s | %s |\n", r.ID, r.ID, r.Name, r.Pack, r.Severity, r.Title)
	}
	return out.String()
}

func page(r policy.Rule) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s# %s %s\n\n%s.\n\n", notice, r.ID, r.Name, r.Title)
	fmt.Fprintf(&out, "Pack %s, severity %s%s.\n\n%s\n\n", r.Pack, r.Severity, r.Note(), r.Why)
	fmt.Fprintf(&out, "## Bad\n\n```\n%s\n```\n\n## Good\n\n```\n%s\n```\n\n## Mend\n\n%s.\n", r.Bad, r.Good, r.Mend)
	if sources := r.Sources(); len(sources) > 0 {
		out.WriteString("\n## References\n\n")
		for _, source := range sources {
			out.WriteString("- " + source + "\n")
		}
	}
	return out.String()
}

// write replaces the pages; one of a rule that is gone goes as well.
func write(root string, rules []policy.Rule) error {
	at := filepath.Join(root, folder)
	if err := os.RemoveAll(at); err != nil {
		return fmt.Errorf("remove the old pages: %w", err)
	}
	if err := os.MkdirAll(at, 0o755); err != nil {
		return fmt.Errorf("make the folder of the pages: %w", err)
	}
	for name, text := range pages(rules) {
		if err := os.WriteFile(filepath.Join(at, name), []byte(text), 0o644); err != nil {
			return fmt.Errorf("write a page: %w", err)
		}
	}
	return nil
}
