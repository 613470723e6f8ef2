package dockerflag

import (
	"errors"
	"io"

	"github.com/spf13/pflag"
)

// alone is what pflag reports for a boolean flag without a value. No argument of
// a process can hold a NUL, so no written value is taken for it.
const alone = "\x00"

// wordReader reads one flag word at a time with the library that the engine
// itself uses, so that every spelling means the same to both.
type wordReader struct {
	set   *Set
	flags *pflag.FlagSet
	check func(Flag, string) error
}

func newWordReader(set *Set, check func(Flag, string) error) *wordReader {
	fs, ok := set.spare.Get().(*pflag.FlagSet)
	if !ok {
		fs = newFlagSet(set)
	}
	return &wordReader{set: set, flags: fs, check: check}
}

// done gives back what another reader can use.
func (w *wordReader) done() { w.set.spare.Put(w.flags) }

func newFlagSet(set *Set) *pflag.FlagSet {
	fs := pflag.NewFlagSet("", pflag.ContinueOnError)
	fs.SetInterspersed(false)
	fs.SetOutput(io.Discard)
	for _, f := range set.flags {
		entry := fs.VarPF(flagType(f.Type), f.Name, f.Shorthand, "")
		if f.Bool() {
			entry.NoOptDefVal = alone
		}
	}
	return fs
}

// read reads the word at index arg, with the next one where the word asks for a
// value that it does not hold. It tells how many words it took.
func (w *wordReader) read(argv []string, arg int) (given []Given, taken int, err error) {
	given, cause := w.parse(argv[arg:arg+1], arg)
	var missing *pflag.ValueRequiredError
	if errors.As(cause, &missing) && arg+1 < len(argv) {
		given, cause = w.parse(argv[arg:arg+2], arg)
		taken++
	}
	if cause != nil {
		return nil, 0, wordError(cause, argv[arg], arg)
	}
	return given, taken + 1, nil
}

func (w *wordReader) parse(words []string, arg int) ([]Given, error) {
	var given []Given
	err := w.flags.ParseAll(words, func(f *pflag.Flag, value string) error {
		flag, _ := w.set.Long(f.Name)
		g := Given{Flag: flag, Value: value, HasValue: value != alone, Arg: arg}
		if !g.HasValue {
			g.Value = "true"
			given = append(given, g)
			return nil
		}
		for _, g.Value = range flag.Values(value) {
			given = append(given, g)
		}
		return w.refuse(flag, value)
	})
	return given, err
}

// valueError is a value that the flag does not take.
type valueError struct {
	flag  Flag
	cause error
}

func (e *valueError) Error() string { return "bad value of --" + e.flag.Name + ": " + e.cause.Error() }

func (w *wordReader) refuse(f Flag, value string) error {
	if err := w.check(f, value); err != nil {
		return &valueError{f, err}
	}
	return nil
}

// wordError puts the library's error into our own words.
func wordError(cause error, word string, arg int) *Error {
	e := &Error{Kind: BadSyntax, Arg: arg, Word: word}
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		value   *valueError
	)
	switch {
	case errors.As(cause, &unknown):
		e.Kind, e.Flag = UnknownFlag, unknown.GetSpecifiedName()
	case errors.As(cause, &missing):
		e.Kind, e.Flag = MissingValue, missing.GetSpecifiedName()
	case errors.As(cause, &value) && value.flag.Bool():
		e.Kind, e.Flag = BadBoolean, value.flag.Name
	case errors.As(cause, &value):
		e.Kind, e.Flag, e.Reason = BadValue, value.flag.Name, value.cause.Error()
	}
	return e
}

// flagType is a pflag value that has a type and keeps nothing.
type flagType string

func (flagType) String() string   { return "" }
func (flagType) Set(string) error { return nil }
func (t flagType) Type() string   { return string(t) }
