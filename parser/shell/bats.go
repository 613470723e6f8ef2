package shell

import (
	"path"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// batsTest is a test of a bats file.
type batsTest struct {
	prog Program // what it stands in
	decl *syntax.TestDecl
}

// learnBats adds the commands that bats gives to its tests.
func (in *interp) learnBats() {
	in.builtins["load"] = (*interp).loadBuiltin
	in.builtins["bats_load_library"] = (*interp).libraryBuiltin
	in.builtins["run"] = (*interp).runBuiltin
}

// tests runs the tests, once the whole file has defined its functions: each in a
// process of its own, between setup and teardown.
func (in *interp) tests(st *state) {
	if len(in.batsTests) == 0 {
		return
	}
	in.fixture(st, "setup_file", in.batsTests[0])
	for _, t := range in.batsTests {
		in.isolated(st, func(inner *state) status {
			in.fixture(inner, "setup", t)
			in.inProgram(t.prog, func() { in.stmt(inner, t.decl.Body) })
			in.fixture(inner, "teardown", t)
			return success()
		})
	}
	in.fixture(st, "teardown_file", in.batsTests[0])
}

// fixture calls a function around a test, where the file defines it.
func (in *interp) fixture(st *state, name string, t batsTest) {
	if st.dead() {
		return
	}
	var done *state
	for _, f := range st.funcs[name] {
		here := st.clone()
		if in.narrow(here, f.When); here.dead() {
			continue
		}
		if d := f.Value.decl; d != nil {
			in.inProgram(t.prog, func() { in.callFunction(here, d, nil, t.decl.Description) })
		}
		done = in.join(done, here)
	}
	if done != nil {
		*st = *done
	}
}

// inProgram does something in the text of a program.
func (in *interp) inProgram(p Program, do func()) {
	outer := in.prog
	in.prog = p
	defer func() { in.prog = outer }()
	do()
}

// loadBuiltin sources a file that is named from the folder of the test, with or
// without its extension.
func (in *interp) loadBuiltin(st *state, c commandCall) status {
	if len(c.args) == 0 {
		return in.pending(c.call, "")
	}
	from := []string{path.Dir(in.main)}
	ways := in.ways(st, oneWordOf(c.args[0]), in.here(c), naming{from: from, extension: ".bash"})
	return in.sourceOne(st, c, ways, c.args[1:])
}

// libraryBuiltin sources a library that bats finds outside the project.
func (in *interp) libraryBuiltin(st *state, c commandCall) status { return in.unread(st, c) }

// runBuiltin runs a command in a process of its own, and keeps what it prints.
func (in *interp) runBuiltin(st *state, c commandCall) status {
	args := c.args
	for len(args) > 0 {
		option := knownWord(args[0].Word)
		if option != "!" && !strings.HasPrefix(option, "-") {
			break
		}
		args = args[1:]
	}
	in.isolated(st, func(inner *state) status { return in.dispatch(inner, c.stmt, c.call, args) })
	for _, name := range []string{"status", "output", "stderr", "BATS_RUN_COMMAND"} {
		in.wipe(st, name, abstract.Command, "what a command that is run left", in.here(c))
	}
	for _, name := range []string{"lines", "stderr_lines"} {
		in.assign(st, name, in.gapValue("${"+name+"[@]}", "what a command that is run printed", in.here(c)))
	}
	return success()
}
