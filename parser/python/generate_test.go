package python_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/egglint/egg/internal/oracletest"
)

// header is what generated files import, each in a statement of its own.
const header = `import argparse
import asyncio
import atexit
import contextlib
import copy
import functools
import itertools
import os
import re
import shlex
import shutil
import string
import subprocess
import sys
from dataclasses import asdict, dataclass, field, replace
from enum import Enum
from os.path import join
from pathlib import Path
from typing import NamedTuple
`

// generator makes random programs that end, and start the engine at sites that
// have a name each. Its variables have types, so that few programs fail: a, b, c
// are strings, o is a string or None, q is a truth, n a number, L, M lists, D a
// dict of strings.
//
// What programs are made of stands in tables of templates. In a template §x is
// something new: §s a string, §l a list, §c a condition, §t a literal, §n and §m
// the name of a string and of a list, §k that of one list all through the template, §v and §w what is handed to a function, §# a number that no other site has, §f the
// name of what is defined; ‹x|y› is one of x and y. On lines of their own, §b are
// statements, §o those of a loop, §p those of a try, §r those of a function, and §d the
// variables that these use, but those whose names follow. A template with ~ before it depends on what is outside of the program.
type generator struct {
	*rand.Rand
	closed    bool // nothing depends on the environment, arguments or how processes end
	sites     int
	helpers   []helper
	name      string // of what is defined
	defining  gives  // what that gives
	inside    gives  // what the function around the statement gives
	loops     int    // around the statement
	protected int    // try statements around the statement
}

func newGenerator(seed uint64, closed bool) *generator {
	return &generator{Rand: rand.New(rand.NewPCG(seed, 11)), closed: closed}
}

func oneOf[T any](g *generator, choices ...T) T { return choices[g.IntN(len(choices))] }

func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

// program is some variables, some definitions and some statements.
func (g *generator) program() []oracletest.Stmt {
	out := g.fill(variables, 2)
	if g.closed {
		out = g.fill(closedVariables, 2)
	}
	for range g.IntN(4) {
		out += g.define()
	}
	return tree(header + out + g.statements(3+g.IntN(5), 2) + g.statementOf(2, starters))
}

// may is what of a table the program may hold.
func (g *generator) may(table []string) []string {
	return slices.DeleteFunc(slices.Clone(table), func(template string) bool {
		return g.closed && strings.HasPrefix(template, "~")
	})
}

// statement fills one of a table's templates, which are lines.
func (g *generator) statementOf(deep int, table []string) string {
	return g.fill(oneOf(g, g.may(table)...), deep)
}

// textOf fills one of a table's templates, which are expressions.
func (g *generator) textOf(deep int, table []string) string {
	return g.expand(g.choose(strings.TrimPrefix(oneOf(g, g.may(table)...), "~")), deep)
}

// statements are so many, deep deep.
func (g *generator) statements(count, deep int) string {
	out := ""
	for range count {
		out += g.statement(deep)
	}
	return out
}

func (g *generator) statement(deep int) string {
	if deep > 0 && g.chance(38) {
		return g.statementOf(deep-1, compounds)
	}
	switch g.IntN(20) {
	case 0, 1, 2:
		return g.statementOf(2, starters)
	case 3, 4, 5, 6:
		return g.statementOf(2, assignments)
	case 7, 8, 9, 10, 11:
		return g.statementOf(1, mutations)
	case 12, 13, 14, 15:
		return g.use()
	case 16:
		return g.control()
	}
	return g.statementOf(1, odds)
}

// control leaves something early.
func (g *generator) control() string {
	leave := []string{"sys.exit(3)", "§n = §s", "§m += §l"}
	if g.inside != nowhere {
		back := map[gives]string{givesText: "return §s", givesList: "return §l", givesNothing: "return"}[g.inside]
		leave = append(leave, back, back, back)
	}
	if g.loops > 0 {
		leave = append(leave, "break", "continue", "break", "continue")
	}
	if g.protected > 0 {
		leave = append(leave, g.may(raises)...)
	}
	return g.fill("if §c:\n    "+strings.TrimPrefix(oneOf(g, leave...), "~"), 1)
}

// str is an expression that is a string; deep says how far it may nest.
func (g *generator) str(deep int) string {
	if deep <= 0 || g.chance(30) {
		return g.textOf(0, plainTexts)
	}
	if g.protected > 0 && g.chance(30) {
		return g.textOf(deep-1, riskyTexts)
	}
	return g.expression(givesText, texts, deep)
}

// list is an expression that is a list of strings, a new one or one that there
// is.
func (g *generator) list(deep int) string {
	if deep <= 0 || g.chance(25) {
		return g.textOf(0, plainLists)
	}
	return g.expression(givesList, lists, deep)
}

func (g *generator) expression(what gives, from []string, deep int) string {
	if h, ok := g.helper(what); ok && g.chance(15) {
		return g.call(h)
	}
	return g.textOf(deep-1, from)
}

func (g *generator) cond(deep int) string {
	if deep > 0 && g.chance(20) {
		return g.expand(oneOf(g, "§c and §c", "§c or §c", "not (§c)", "(§c) == q"), 0)
	}
	return g.textOf(0, conditions)
}

// fill is a template of lines with all that it asks for; deep says how far that
// may nest.
func (g *generator) fill(template string, deep int) string {
	template = strings.TrimPrefix(strings.TrimPrefix(template, "~"), "\n")
	out := ""
	for line := range strings.Lines(g.choose(template)) {
		text := strings.TrimLeft(strings.TrimSuffix(line, "\n"), " \t")
		indent := line[:strings.Index(line, text)]
		indent = strings.ReplaceAll(indent, "\t", "    ")
		for inner := range strings.Lines(g.lines(text, deep)) {
			out += indent + inner
		}
	}
	return out
}

// lines are what a line of a template stands for.
func (g *generator) lines(text string, deep int) string {
	if given, ok := strings.CutPrefix(text, "§d"); ok {
		return locals(strings.TrimSpace(given))
	}
	inside := *g
	defer func() { g.inside, g.loops, g.protected = inside.inside, inside.loops, inside.protected }()
	switch text {
	case "§o":
		g.loops++
	case "§p":
		g.protected++
	case "§r":
		g.inside, g.loops, g.protected = g.defining, 0, 0
	case "§b":
	default:
		return g.expand(text, deep) + "\n"
	}
	return g.statements(1+g.IntN(2), deep)
}

// locals give a function variables of all the names that statements use, but
// those that are given.
func locals(given string) string {
	out := ""
	for _, l := range []string{`a = "fa"`, `b = "fb"`, `c = "fc"`, `o = None`, `q = False`, `n = 1`, `L = ["fl"]`, `M = []`, `D = {"k": "fk", "j": "fj"}`} {
		if !strings.Contains(given, l[:1]) {
			out += l + "\n"
		}
	}
	return out
}

// choose takes one of the alternatives in each ‹x|y›, inner ones first, and one
// list for every §k.
func (g *generator) choose(template string) string {
	if strings.Contains(template, "§k") {
		template = strings.ReplaceAll(template, "§k", oneOf(g, "L", "M"))
	}
	for {
		end := strings.Index(template, "›")
		if end < 0 {
			return template
		}
		start := strings.LastIndex(template[:end], "‹")
		inner := template[start+len("‹") : end]
		template = template[:start] + oneOf(g, strings.Split(inner, "|")...) + template[end+len("›"):]
	}
}

// expand is a template of one line with all that it asks for.
func (g *generator) expand(template string, deep int) string {
	before, after, found := strings.Cut(template, "§")
	if !found {
		return before
	}
	return before + g.one(after[0], deep) + g.expand(after[1:], deep)
}

func (g *generator) one(what byte, deep int) string {
	switch what {
	case 's':
		return g.str(deep)
	case 'l':
		return g.list(deep)
	case 'c':
		return g.cond(deep)
	case 't':
		return g.textOf(0, literals)
	case 'n':
		return oneOf(g, "a", "b", "c")
	case 'm':
		return oneOf(g, "L", "M")
	case 'v':
		return oneOf(g, g.textOf(0, literals), "a", "b", "c")
	case 'w':
		return oneOf(g, "L", "M", "[a]", "[b, c]")
	case 'f':
		return g.name
	case '#':
		g.sites++
		return fmt.Sprintf("%03d", g.sites)
	}
	panic("no template has §" + string(what))
}
