package dockerflag

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// The tables of docker, and what others have beside it or otherwise.
var (
	//go:embed docker.tsv
	dockerTable string
	//go:embed podman.tsv
	podmanTable string
	//go:embed nerdctl.tsv
	nerdctlTable string
)

// The columns of the table.
const (
	columnName = iota
	columnShorthand
	columnType
	columnValue
	columnHidden
	columnAlias
	columnDeprecated
	columnSince
	columnCommands
	columns
)

// docker is the engine whose table the others build on.
const docker = "docker"

// tables are the tables of each engine; a later row takes the place of an earlier
// one for the same flag. Of an engine that is not known, any flag of any of them is
// known: docker's, where two have it.
func tables() map[string][]string {
	return map[string][]string{
		docker:    {dockerTable},
		"podman":  {dockerTable, podmanTable},
		"nerdctl": {dockerTable, nerdctlTable},
		"finch":   {dockerTable, nerdctlTable},
		"unknown": {podmanTable, nerdctlTable, dockerTable},
	}
}

// command is one command of one engine.
type command struct{ engine, name string }

var sets = sync.OnceValue(func() map[command]*Set {
	all := map[command]*Set{}
	for engine, tables := range tables() {
		for _, name := range []string{"global", "run", "create", "exec", "network connect"} {
			all[command{engine, name}] = commandSet(tables, name)
		}
	}
	return all
})

// FlagsOf is the flags of a command (run, create, exec, network connect, or global for
// those before the command) of an engine: docker, podman, nerdctl or finch. Any other engine is
// one that is not known.
func FlagsOf(engine, name string) *Set {
	if set, ok := sets()[command{engine, name}]; ok {
		return set
	}
	return sets()[command{"unknown", name}]
}

// Global is the flags of docker itself, which stand before the subcommand.
func Global() *Set { return FlagsOf(docker, "global") }

// Run is the flags of docker run.
func Run() *Set { return FlagsOf(docker, "run") }

// Create is the flags of docker create.
func Create() *Set { return FlagsOf(docker, "create") }

// Exec is the flags of docker exec.
func Exec() *Set { return FlagsOf(docker, "exec") }

// commandSet is the part of the tables that belongs to one command.
func commandSet(tables []string, command string) *Set {
	var flags []Flag
	for _, table := range tables {
		for line := range strings.Lines(table) {
			row := tableRow(line)
			if row == nil || !slices.Contains(strings.Split(row[columnCommands], ","), command) {
				continue
			}
			flags = withFlag(flags, rowFlag(row))
		}
	}
	return NewSet(flags)
}

// withFlag adds a flag, and takes its name and its letter from those before it.
func withFlag(flags []Flag, f Flag) []Flag {
	flags = slices.DeleteFunc(flags, func(other Flag) bool { return other.Name == f.Name })
	for i := range flags {
		if flags[i].Shorthand == f.Shorthand {
			flags[i].Shorthand = ""
		}
	}
	return append(flags, f)
}

// tableRow splits a line of the table; a comment gives nil. The table is part of
// the program and checked by its tests, so a short row is a fault of ours.
func tableRow(line string) []string {
	if strings.HasPrefix(line, "#") {
		return nil
	}
	row := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
	if len(row) != columns {
		panic("dockerflag: row of the table with missing columns: " + line)
	}
	return row
}

func rowFlag(row []string) Flag {
	return Flag{
		Name:       row[columnName],
		Shorthand:  cell(row[columnShorthand]),
		Type:       row[columnType],
		Hidden:     cell(row[columnHidden]) != "",
		Alias:      cell(row[columnAlias]),
		Deprecated: cell(row[columnDeprecated]) != "",
		Since:      cell(row[columnSince]),
	}
}

// cell undoes the dash that stands for nothing in the table.
func cell(s string) string {
	if s == "-" {
		return ""
	}
	return s
}
