package dockerflag

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed docker.tsv
var dockerTable string

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

var (
	globalSet = sync.OnceValue(func() *Set { return commandSet("global") })
	runSet    = sync.OnceValue(func() *Set { return commandSet("run") })
	createSet = sync.OnceValue(func() *Set { return commandSet("create") })
	execSet   = sync.OnceValue(func() *Set { return commandSet("exec") })
)

// Global is the flags of docker itself, which stand before the subcommand.
func Global() *Set { return globalSet() }

// Run is the flags of docker run.
func Run() *Set { return runSet() }

// Create is the flags of docker create.
func Create() *Set { return createSet() }

// Exec is the flags of docker exec.
func Exec() *Set { return execSet() }

// commandSet is the part of the table that belongs to one command.
func commandSet(command string) *Set {
	var flags []Flag
	for line := range strings.Lines(dockerTable) {
		if row := tableRow(line); row != nil && slices.Contains(strings.Split(row[columnCommands], ","), command) {
			flags = append(flags, rowFlag(row))
		}
	}
	return NewSet(flags)
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
