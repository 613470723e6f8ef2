package shell

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// directive is a piece of a format of printf: %s and its kin, or text before one.
var directive = regexp.MustCompile(`%([-0 ]*)([0-9]*)(?:\.([0-9]+))?([sdiuxXobc%])`)

// maxFormats is how many strings printf may write at once.
const maxFormats = 1 << 10

// formatted is what printf makes of a format and arguments. Without a case: that
// is not known.
func (in *interp) formatted(st *state, args abstract.List) abstract.String {
	var out abstract.String
	for i, v := range in.variants(st, args) {
		if len(v.list) == 0 || !certain(v.list) {
			return nil
		}
		format, single := v.list[0].Word.One()
		text, known := format.Known()
		if !single || !known {
			return nil
		}
		here := in.format(text, v.list[1:])
		if i == 0 || len(here) == 0 {
			out = here
			continue
		}
		out = abstract.Join(in.space, v.when, here, out)
	}
	return out
}

// format uses a format as often as the arguments ask for.
func (in *interp) format(format string, args abstract.List) abstract.String {
	var parts []abstract.String
	for first := true; first || len(args) > 0; first = false {
		once, used := in.formatOnce(format, args)
		if once == nil || len(parts) > maxFormats {
			return nil
		}
		parts, args = append(parts, once...), args[min(used, len(args)):]
		if used == 0 {
			break
		}
	}
	return in.concat(parts...)
}

// formatOnce uses a format once, and tells how many arguments it takes.
func (in *interp) formatOnce(format string, args abstract.List) (parts []abstract.String, used int) {
	parts = []abstract.String{abstract.Just(abstract.Text(nil))}
	literal := func(v string) bool {
		text, ok := unescapeBy(formatEscapes, v)
		if !ok && in.prog.Dialect != POSIX {
			text, ok = unescapeBy(printedEscapes, v)
		}
		parts = append(parts, abstract.Just(abstract.Literal(text)))
		return ok && !strings.Contains(v, "%")
	}
	at := 0
	for _, m := range directive.FindAllStringSubmatchIndex(format, -1) {
		if !literal(format[at:m[0]]) {
			return nil, 0
		}
		at = m[1]
		spec := format[m[0]:m[1]]
		if strings.HasSuffix(spec, "%") {
			parts = append(parts, abstract.Just(abstract.Literal("%")))
			if spec != "%%" {
				return nil, 0
			}
			continue
		}
		arg := abstract.Just(abstract.Text(nil))
		if used < len(args) {
			arg = args[used].Word
		}
		used++
		parts = append(parts, in.directed(spec, arg))
	}
	if !literal(format[at:]) {
		return nil, 0
	}
	return parts, used
}

// directed is one argument as a directive writes it.
func (in *interp) directed(spec string, arg abstract.String) abstract.String {
	return abstract.Map(in.space, arg, func(t abstract.Text) abstract.Text {
		if spec == "%s" {
			return t
		}
		if v, known := t.Known(); known {
			if out, ok := direct(spec, v); ok {
				return abstract.Literal(out)
			}
		}
		hole := abstract.Hole{Kind: abstract.Command, Source: "printf " + spec, Why: "what printf makes of it is not followed"}
		return abstract.Unknown(in.space.NewHole(hole))
	})
}

// direct is a known string as a directive writes it.
func direct(spec, v string) (string, bool) {
	switch verb := spec[len(spec)-1]; verb {
	case 's':
		return fmt.Sprintf(spec, v), ascii(v)
	case 'c':
		return v[:min(1, len(v))], spec == "%c" && ascii(v)
	case 'b':
		return v, spec == "%b" && !strings.Contains(v, `\`)
	case 'd', 'i', 'u', 'x', 'X', 'o':
		n, ok := integral(v)
		if v == "" {
			n, ok = 0, true
		}
		if verb == 'i' || verb == 'u' {
			verb = 'd'
		}
		plain := strings.Trim(v, "-0123456789") == "" && !strings.Contains(spec, ".")
		return fmt.Sprintf(spec[:len(spec)-1]+string(verb), n), ok && plain && (n >= 0 || verb == 'd' && !strings.HasSuffix(spec, "u"))
	}
	return "", false
}

// formatEscapes are the escapes that every shell reads alike.
var formatEscapes = map[byte]byte{'n': '\n', 't': '\t', 'r': '\r', 'a': 7, 'b': 8, 'f': 12, 'v': 11, '\\': '\\'}

// printfBuiltin writes what a format makes of arguments, or gives it to a variable.
func (in *interp) printfBuiltin(st *state, c commandCall) status {
	args := c.args
	if len(args) == 0 {
		return in.pending(c.call, "")
	}
	flag, _ := args[0].Word.One()
	v, known := flag.Known()
	switch {
	case known && v == "--":
		in.write(st, written{in.formatted(st, args[1:]), true, in.printsPath(st, c.all)})
	case known && !strings.HasPrefix(v, "-"):
		in.write(st, written{in.formatted(st, args), true, in.printsPath(st, c.all)})
	case known && !strings.HasPrefix(v, "-v"), len(flag) > 0 && flag[0].Literal != "" && flag[0].Literal[0] != '-':
		in.loseOutput(st)
	default:
		in.loseOutput(st)
		in.printfInto(st, c, v)
	}
	return in.pending(c.call, "")
}

// printfInto is printf -v name.
func (in *interp) printfInto(st *state, c commandCall, flag string) {
	name := ""
	if len(c.args) > 1 && c.args[1].When == abstract.Always {
		name = knownWord(c.args[1].Word)
	}
	if flag != "-v" || name == "" {
		in.wipeAll(st, "may be set by printf", in.here(c))
		return
	}
	name, index, element := strings.Cut(strings.TrimSuffix(name, "]"), "[")
	text := in.formatted(st, c.args[2:])
	if len(text) == 0 {
		text = abstract.Just(abstract.Unknown(in.variableHole(name, abstract.Command, "set by printf", in.here(c))))
	}
	n, err := strconv.Atoi(index)
	switch old := in.lookup(st, name).value; {
	case !element && !in.shaped[name]:
		in.setText(st, name, text, in.nodeOrigin(c.call))
	case element && err == nil && !isTable(old):
		in.setAt(st, name, n, text, in.nodeOrigin(c.call))
	case element:
		in.assign(st, name, in.gapValue("${"+name+"[@]}", "set by printf", in.here(c)))
	default:
		in.wipe(st, name, abstract.Command, "set by printf", in.here(c))
	}
}
