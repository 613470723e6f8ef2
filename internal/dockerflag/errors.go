package dockerflag

import "fmt"

// Kind says what is wrong with a command line.
type Kind int

// The kinds of errors. The zero Kind is none of them.
const (
	UnknownFlag  Kind = iota + 1 // the command has no such flag
	MissingValue                 // the flag is the last word and lacks its value
	BadBoolean                   // a boolean flag with a value that is none
	BadSyntax                    // dashes that spell no flag: ---x, --=x
	NoImage                      // the words end before the image
	BadValue                     // a value that the engine does not take
	Contradicts                  // two flags that it does not take together
	BadImage                     // what stands for the image names none
	NoLaunch                     // another subcommand, none, or only help is asked for
)

// Error is why a command line cannot be read as a launch.
type Error struct {
	Kind Kind
	Arg  int    // index in argv of the word at fault; len(argv) where words are missing
	Word string // that word, or empty
	Flag string // the flag at fault, without dashes; empty where it is no flag

	Reason string // why a value, or two flags together, are not taken; else empty
	Later  bool   // found once all flags were read
}

func (e *Error) Error() string {
	switch e.Kind {
	case UnknownFlag:
		return fmt.Sprintf("unknown flag %s in %q", dashed(e.Flag), e.Word)
	case MissingValue:
		return fmt.Sprintf("flag %s lacks its value", dashed(e.Flag))
	case BadBoolean:
		return fmt.Sprintf("flag %s is true or false, which %q does not say", dashed(e.Flag), e.Word)
	case BadSyntax:
		return fmt.Sprintf("%q is no flag", e.Word)
	case BadValue:
		return fmt.Sprintf("flag %s: %s", dashed(e.Flag), e.Reason)
	case Contradicts:
		return fmt.Sprintf("flag %s in %q: %s", dashed(e.Flag), e.Word, e.Reason)
	case BadImage:
		return e.Reason
	case NoImage:
		return "no image"
	default:
		return "no docker run or docker create"
	}
}

// dashed spells a flag as users write it.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
