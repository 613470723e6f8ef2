package dockerflag

import (
	"path"
	"slices"
	"strings"
)

// Reading is a command line as the engine understands it.
type Reading struct {
	Globals    []Given // flags before the subcommand, in their order
	Subcommand string  // run or create
	Flags      []Given // flags of the subcommand, in their order
	Image      string
	Command    []string // what follows the image
}

// Given is one use of a flag. Where the engine parts a value at its commas, each
// piece is a use of its own.
type Given struct {
	Flag     Flag
	Value    string // "true" for a boolean flag that stands alone
	HasValue bool   // a value is written, in the same word or in the next
	Arg      int    // index in argv of the word that holds the flag
}

// counterpart holds for another use of the same flag.
func (g Given) counterpart(other Given) bool { return g.Flag.Canonical() == other.Flag.Canonical() }

// Read reads a whole argv: `docker run …`, with global flags before the subcommand
// and the long form `container run`. It stops at the image. The first word names
// the engine; one that is none of those with flags of their own is read as docker.
// It refuses what docker refuses, as far as that hangs on nothing but the words; of
// the others, what no engine's client takes for a value of that kind. Every error is
// an *Error.
func Read(argv []string) (Reading, error) {
	engine := engineOf(argv)
	if engine != docker {
		return read(argv, engine, Flag.checkSpelled)
	}
	reading, err := read(argv, engine, Flag.checkParsed)
	if err != nil {
		return Reading{}, err
	}
	if err := refused(argv, reading); err != nil {
		return Reading{}, err
	}
	return reading, nil
}

// engineOf is the engine that the first word names.
func engineOf(argv []string) string {
	if len(argv) == 0 {
		return docker
	}
	name := strings.TrimSuffix(path.Base(argv[0]), ".exe")
	if _, own := tables()[name]; own {
		return name
	}
	return docker
}

// ReadAny reads like Read, and takes any values but those of boolean flags: for
// words that stand for others.
func ReadAny(argv []string) (Reading, error) {
	return read(argv, engineOf(argv), func(f Flag, value string) error {
		if !f.Bool() {
			return nil
		}
		return f.checkParsed(value)
	})
}

func read(argv []string, engine string, check func(Flag, string) error) (Reading, error) {
	r := reader{argv: argv, next: 1, check: check}
	globals, err := r.flags(FlagsOf(engine, "global"))
	if err != nil {
		return Reading{}, err
	}
	if help, asked := asksHelp(globals); asked {
		return Reading{}, &Error{Kind: NoLaunch, Arg: help.Arg, Word: argv[help.Arg]}
	}
	subcommand, ok := r.subcommand()
	if !ok {
		return Reading{}, r.fail(NoLaunch)
	}
	flags, err := r.flags(FlagsOf(engine, subcommand))
	if err != nil {
		return Reading{}, err
	}
	if r.done() {
		return Reading{}, r.fail(NoImage)
	}
	return Reading{
		Globals: globals, Subcommand: subcommand, Flags: flags,
		Image: argv[r.next], Command: argv[r.next+1:],
	}, nil
}

// refused is what the engine finds wrong once it has read all flags.
func refused(argv []string, r Reading) error {
	flags, image := r.Flags, len(argv)-1-len(r.Command)
	if _, asked := asksHelp(flags); asked {
		return nil
	}
	for i, f := range flags {
		if !f.Flag.Multi() && slices.ContainsFunc(flags[i+1:], f.counterpart) {
			continue
		}
		if err := f.Flag.checkLater(f.Value); err != nil {
			return &Error{Kind: BadValue, Arg: f.Arg, Word: argv[f.Arg], Flag: f.Flag.Name, Reason: err.Error(), Later: true}
		}
	}
	for _, c := range Contradictions(flags) {
		return &Error{Kind: Contradicts, Arg: c.Second.Arg, Word: argv[c.Second.Arg], Flag: c.Second.Flag.Name, Reason: c.Reason, Later: true}
	}
	if _, err := ParseImage(argv[image]); err != nil {
		return &Error{Kind: BadImage, Arg: image, Word: argv[image], Reason: err.Error(), Later: true}
	}
	return nil
}

// asksHelp finds the flag with which the engine prints its help and starts
// nothing.
func asksHelp(given []Given) (Given, bool) {
	i := slices.IndexFunc(given, func(g Given) bool { return g.Flag.Name == "help" && !g.HasValue })
	if i < 0 {
		return Given{}, false
	}
	return given[i], true
}

// reader walks along an argv.
type reader struct {
	argv  []string
	next  int                      // first word that is not read yet
	check func(Flag, string) error // what is refused of values
}

func (r *reader) done() bool { return r.next >= len(r.argv) }

// fail reports the word at which the reader stands.
func (r *reader) fail(kind Kind) *Error {
	if r.done() {
		return &Error{Kind: kind, Arg: len(r.argv)}
	}
	return &Error{Kind: kind, Arg: r.next, Word: r.argv[r.next]}
}

// subcommand takes `run`, `create`, `container run` or `container create`.
func (r *reader) subcommand() (string, bool) {
	name, ok := r.word()
	if ok && name == "container" {
		name, ok = r.word()
	}
	if name != "run" && name != "create" {
		return "", false
	}
	return name, ok
}

func (r *reader) word() (string, bool) {
	if r.done() {
		return "", false
	}
	r.next++
	return r.argv[r.next-1], true
}

// flags takes every flag up to the first word that is none. A `--` ends them
// and is taken too.
func (r *reader) flags(set *Set) ([]Given, error) {
	var all []Given
	words := newWordReader(set, r.check)
	defer words.done()
	for !r.done() && isFlag(r.argv[r.next]) {
		if r.argv[r.next] == "--" {
			r.next++
			break
		}
		given, taken, err := words.read(r.argv, r.next)
		if err != nil {
			return nil, err
		}
		all = append(all, given...)
		r.next += taken
	}
	return all, nil
}

// isFlag tells whether a word in flag position is one, `--` included. A lone
// dash is not.
func isFlag(word string) bool { return len(word) > 1 && word[0] == '-' }
