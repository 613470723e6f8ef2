// Dockerflags writes the flags of docker run, create, exec and network connect, and
// those of docker itself, as the client's own source has them. Its output is
// internal/dockerflag/docker.tsv.
package main

import (
	"cmp"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/docker/cli/cli"
	"github.com/docker/cli/cli/command"
	"github.com/docker/cli/cli/command/commands"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const source = "github.com/docker/cli"

func main() {
	if err := write(); err != nil {
		fmt.Fprintln(os.Stderr, "dockerflags:", err)
		os.Exit(1)
	}
}

func write() error {
	client, err := command.NewDockerCli()
	if err != nil {
		return fmt.Errorf("making a client: %w", err)
	}
	root := &cobra.Command{Use: "docker"}
	cli.SetupRootCommand(root)
	commands.AddCommands(root, client)

	var t table
	for _, name := range []string{"run", "create", "exec", "network connect"} {
		found, _, err := root.Find(strings.Fields(name))
		if err != nil {
			return fmt.Errorf("looking for docker %s: %w", name, err)
		}
		found.InheritedFlags() // makes the command's flags know those of its parent
		t.add(name, found.Flags())
	}
	t.sort()
	var globals table
	globals.add("global", root.Flags())
	globals.sort()
	fmt.Printf("# The flags of docker run, create, exec and network connect, and of docker itself (docker/cli %s).\n", version())
	fmt.Println("# Made by tools/dockerflags: make generate")
	fmt.Println("# " + strings.Join([]string{"name", "shorthand", "type", "value", "hidden", "alias", "deprecated", "since", "commands"}, "\t"))
	for _, r := range slices.Concat(t.rows, globals.rows) {
		fmt.Println(r)
	}
	return nil
}

// version is that of the client's source which this program was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, m := range info.Deps {
		if m.Path == source {
			return strings.TrimSuffix(m.Version, "+incompatible")
		}
	}
	return "unknown"
}

// row is a flag with the commands that have it, all alike.
type row struct {
	name, rest string
	commands   []string
}

func (r *row) String() string {
	return r.name + "\t" + r.rest + "\t" + strings.Join(r.commands, ",")
}

// table is the rows of several commands; a flag that differs between two has a row
// for each.
type table struct{ rows []*row }

func (t *table) add(command string, flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		rest := describe(f, flags)
		for _, r := range t.rows {
			if r.name == f.Name && r.rest == rest {
				r.commands = append(r.commands, command)
				return
			}
		}
		t.rows = append(t.rows, &row{name: f.Name, rest: rest, commands: []string{command}})
	})
}

func (t *table) sort() {
	slices.SortStableFunc(t.rows, func(a, b *row) int { return cmp.Compare(a.name, b.name) })
}

// describe is every column of a flag but its name and its commands.
func describe(f *pflag.Flag, among *pflag.FlagSet) string {
	value := "required"
	if f.NoOptDefVal != "" {
		value = "optional"
	}
	return strings.Join([]string{
		cell(f.Shorthand), f.Value.Type(), value,
		when(f.Hidden, "hidden"), cell(aliasOf(f, among)),
		when(f.Deprecated != "", "deprecated"), cell(since(f)),
	}, "\t")
}

// aliasOf is the flag that is shown in the help, and that sets the very same
// value.
func aliasOf(f *pflag.Flag, among *pflag.FlagSet) string {
	alias := ""
	among.VisitAll(func(other *pflag.Flag) {
		if f.Hidden && !other.Hidden && other.Value == f.Value {
			alias = other.Name
		}
	})
	return alias
}

// since is the version of the engine's API that a flag needs; empty: any.
func since(f *pflag.Flag) string {
	return strings.Join(f.Annotations["version"], ",")
}

func when(holds bool, text string) string {
	if holds {
		return text
	}
	return cell("")
}

// cell has a dash for nothing.
func cell(text string) string { return cmp.Or(text, "-") }
