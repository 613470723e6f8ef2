package shell

import (
	"maps"
	"slices"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// Bounds of sourcing. Beyond them nothing is known of what a file does.
const (
	maxAgain = 2  // how often a file is sourced inside itself: a guard in it ends that
	maxWays  = 16 // files that a word may name
)

// sourceFile is a file of the project as it is read by this program.
type sourceFile struct {
	prog   Program
	tree   tree // without a file where it cannot be read
	active int  // how often it is being run

	escapes bool // it was sourced, and not followed
}

// sourceBuiltin runs a file in place. One that cannot be told is taken to leave
// what the program has set as it is, which is said with each launch after it.
func (in *interp) sourceBuiltin(st *state, c commandCall) status {
	args := operandsOf(c.args)
	if len(args) == 0 {
		return in.pending(c.call, "")
	}
	if i := slices.IndexFunc(c.call.Args, isText); i > 0 {
		return in.sourceText(st, c, c.call.Args[i])
	}
	return in.sourceOne(st, c, in.ways(st, oneWordOf(args[0]), in.here(c), naming{from: in.workingFolders(st), strays: in.strays(st, in.lookup(st, "PWD").value)}), args[1:])
}

// isText tells whether what is sourced is no file, but what a command prints or the
// input.
func isText(w *syntax.Word) bool {
	_, printed := w.Parts[0].(*syntax.ProcSubst)
	return printed || w.Lit() == "/dev/stdin"
}

// sourceText runs what a command prints, where that is known. The command itself was
// run as the word was expanded.
func (in *interp) sourceText(st *state, c commandCall, w *syntax.Word) status {
	subst, ok := w.Parts[0].(*syntax.ProcSubst)
	if !ok || len(w.Parts) > 1 || subst.Op != syntax.CmdIn || len(operandsOf(c.args)) > 1 {
		return in.evalUnknown(st, c)
	}
	var out *output
	in.silently(func() {
		_, out = in.captured(st.clone(), func(inner *state) status { return in.stmts(inner, subst.Stmts) })
	})
	p, ok := in.textOf(abstract.List{{Word: out.known()}}, in.here(c).Start)
	if !ok || len(p.Holes) > 0 {
		return in.evalUnknown(st, c)
	}
	return in.sourced(st, &sourceFile{prog: p, tree: read(p)}, nil, in.here(c))
}

// operandsOf is a list without the -- before its operands.
func operandsOf(args abstract.List) abstract.List {
	if len(args) > 0 && knownWord(args[0].Word) == "--" {
		return args[1:]
	}
	return args
}

// way is a file that a word names under a guard.
type way struct {
	when abstract.Guard
	file *sourceFile // nil: that is not known, or it cannot be read
	sure bool        // nothing else could be meant
}

// naming is how a command names files.
type naming struct {
	from      []string // the folders that a relative path may start in
	strays    bool     // it may start elsewhere, too
	extension string   // what a name may lack
}

// ways are the files that a word names: a partition.
func (in *interp) ways(st *state, word abstract.String, at abstract.Place, n naming) []way {
	var out []way
	for _, c := range word.Within(in.space, st.reach) {
		paths := leads(n.from, c.Value)
		files := in.readable(paths, n.extension)
		rest := c.When
		for i, f := range files {
			this := rest
			if i < len(files)-1 {
				is := in.space.Ask(abstract.Atom{Text: c.Value.Source() + " is " + f.prog.File, Place: at})
				this, rest = in.space.And(rest, is), in.space.And(rest, in.space.Not(is))
			}
			out = append(out, way{when: this, file: f, sure: len(paths) == 1 && !n.strays})
		}
		if len(files) == 0 {
			out = append(out, way{when: rest})
		}
	}
	if len(out) == 0 {
		return []way{{when: abstract.Always}}
	}
	return out
}

// readable are those of some paths that are files which can be read.
func (in *interp) readable(paths []string, extension string) []*sourceFile {
	var out []*sourceFile
	for _, p := range paths {
		f := in.file(p + extension)
		if f == nil && extension != "" {
			f = in.file(p)
		}
		if f != nil && len(out) < maxWays {
			out = append(out, f)
		}
	}
	return out
}

// sourceOne runs, on each path, the file that is named there.
func (in *interp) sourceOne(st *state, c commandCall, ways []way, args abstract.List) status {
	if len(ways) == 1 {
		return in.sourceWay(st, c, ways[0], args)
	}
	var done *state
	ok := abstract.Never
	for _, w := range ways {
		here := st.clone()
		if in.narrow(here, w.when); here.dead() {
			continue
		}
		s := in.ask(in.sourceWay(here, c, w, args))
		ok = in.space.Or(ok, in.space.And(w.when, s))
		done = in.join(done, here)
	}
	if done == nil {
		st.reach = abstract.Never
		return success()
	}
	*st = *done
	return known(ok)
}

// sourceWay runs the file of a way. That it is found is taken for granted, but where
// the program asks whether it is.
func (in *interp) sourceWay(st *state, c commandCall, w way, args abstract.List) status {
	if w.file == nil {
		return in.unread(st, c)
	}
	if w.file.active >= maxAgain {
		w.file.escapes = true
		in.wipeAll(st, "changed by a file that sources itself", in.here(c))
		return in.pending(c.call, "")
	}
	if !w.sure {
		st.note(in.source(c.call) + " reads " + w.file.prog.File)
	}
	if in.condition == 0 {
		return in.sourced(st, w.file, args, in.here(c))
	}
	found := in.space.Ask(abstract.Atom{Text: w.file.prog.File + " is found", Place: in.here(c)})
	missing := st.clone()
	in.narrow(missing, in.space.Not(found))
	in.narrow(st, found)
	ok := abstract.Never
	if !st.dead() {
		ok = in.ask(in.sourced(st, w.file, args, in.here(c)))
	}
	*st = *in.join(st, missing)
	return known(in.space.And(found, ok))
}

// unread is a file that is not followed.
func (in *interp) unread(st *state, c commandCall) status {
	in.loseOutput(st)
	st.note(in.source(c.call) + " does not change args")
	st.vars["IFS"] = in.lookup(st, "IFS")
	in.nextEpoch(st)
	return in.pending(c.call, "")
}

// file is a file of the project that can be read; nil: there is none.
func (in *interp) file(name string) *sourceFile {
	f, ok := in.files[name]
	if !ok {
		f = in.readFile(name)
		in.files[name] = f
	}
	if f.tree.file == nil {
		return nil
	}
	return f
}

func (in *interp) readFile(name string) *sourceFile {
	if in.prog.Project == nil {
		return &sourceFile{}
	}
	text, ok := in.prog.Project.Text(name)
	if !ok {
		return &sourceFile{}
	}
	p := in.prog
	p.File, p.Text, p.At, p.Holes = name, text, nil, nil
	t := read(p)
	in.trees = append(in.trees, t)
	in.splits = in.splits || splitting.MatchString(text)
	return &sourceFile{prog: t.prog, tree: t}
}

// sourced runs a file as if its text stood in place of the command.
func (in *interp) sourced(st *state, f *sourceFile, args abstract.List, at abstract.Place) status {
	outer, frame, given := in.prog, in.frame, in.handOver(st, args)
	in.prog, in.frame = f.prog, &abstract.Frame{Parent: frame, Call: at}
	f.active++
	last := success()
	c := in.inside(sourcing, func() { last = in.run(st, f.tree) })
	ok := in.outcome(ending{st, last}, c.ends)
	for _, e := range c.ends {
		*st = *in.join(st, e.state)
	}
	f.active--
	in.prog, in.frame = outer, frame
	given.takeBack(in, st)
	return ok
}

// filesAtAnyTime runs the files that were sourced more deeply than was followed.
func (in *interp) filesAtAnyTime() {
	for _, name := range slices.Sorted(maps.Keys(in.files)) {
		if f := in.files[name]; f.escapes {
			st := in.anywhere()
			in.enter(func() { in.sourced(st, f, nil, abstract.Place{}) })
		}
	}
}

// handedOver are the parameters of a program while a file that it sources has its
// own. The zero value: it has not.
type handedOver struct{ callers, given *params }

// handOver gives a file that is sourced its parameters. Some POSIX shells give it
// none, and leave it the program's.
func (in *interp) handOver(st *state, args abstract.List) handedOver {
	if len(args) == 0 {
		return handedOver{}
	}
	h := handedOver{callers: st.params, given: knownParams(args)}
	if in.prog.Dialect == POSIX {
		h.given = in.unknownParams()
	}
	st.params = h.given
	return h
}

// takeBack gives the program its parameters again. Whether they are what the file
// set is left open where it set any.
func (h handedOver) takeBack(in *interp, st *state) {
	switch {
	case h.given == nil || st.dead():
	case st.params == h.given:
		st.params = h.callers
	default:
		st.params = in.unknownParams()
	}
}
