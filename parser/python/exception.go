package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// raisedOf makes an exception of a builtin class. Its arguments are what a program
// reads in args; a gap where that is the interpreter's own text.
func (in *interp) raisedOf(class string, args sequence) value {
	o := in.object(class + "()")
	o.items = args
	return value{kind: exception, name: class, obj: o}
}

// raised is an exception that Python raises itself, at n; nil: one that is not known.
func (in *interp) raised(class string, n syntax.Node) cases {
	if class == "" {
		return nil
	}
	return just(in.raisedOf(class, sequence{{Gap: &abstract.Gap{Source: short(in.source(n)), Why: "what Python says of an exception", Place: in.place(n)}}}))
}

// newException is the call of a builtin exception's class. ok is false for others,
// and for arguments that are not known one by one.
func (in *interp) newException(name string, a arguments, n syntax.Node) (cases, bool) {
	number := descends(name, "OSError") && len(a.positional) > 1 // which says what class it is
	if !isException(name) || number || len(a.named) > 0 || a.rest != nil || a.open {
		return nil, false
	}
	var args sequence
	for i := range a.positional {
		args = append(args, in.one(a.at(i), a.node(i, n)))
	}
	return just(in.raisedOf(name, args)), true
}

// raisedBy is what a raise statement raises when it is given a value: an instance
// of it, where that is a class.
func (in *interp) raisedBy(st *state, v cases, n syntax.Node) cases {
	return in.each(st, v, func(st *state, x value) cases {
		switch {
		case x.kind == exception:
			return just(x)
		case x.kind == external && isException(x.name):
			return just(in.raisedOf(x.name, nil))
		case x.kind == class && in.raisable(x):
			return in.instantiate(st, x, arguments{}, n)
		case x.kind == instance:
			return just(x)
		}
		return just(in.fresh(abstract.CallResult, n, "an exception"))
	})
}

// raise runs a raise statement; one without a value raises again what is handled.
func (in *interp) raise(st *state, sc *scope, s *syntax.Raise) {
	v := in.handled()
	if s.Exc != nil {
		v = in.raisedBy(st, in.eval(st, sc, s.Exc), s.Exc)
	}
	if s.Cause != nil {
		in.eval(st, sc, s.Cause)
	}
	in.leave(st, raising, v)
}

// raisable tells whether a class is made of classes of the project and builtin
// exceptions alone.
func (in *interp) raisable(c value) bool {
	found := false
	for _, b := range lineage(c) {
		found = found || isException(b.name)
		if b.kind != class && !isException(b.name) && b.name != "object" {
			return false
		}
	}
	return found
}

// argsOf are the arguments that an exception was made with. ok is false for
// anything else, and where they are not known.
func (in *interp) argsOf(st *state, v value) (sequence, bool) {
	switch v.kind {
	case exception:
		return v.obj.items, allPlain(v.obj.items)
	case instance:
		c, one := v.obj.of.One()
		if !one || !in.raisable(c) || in.classAttribute(st, c, "args") != nil {
			return nil, false
		}
		args, ok := st.slots.value(slot{v.obj, "args"}).One()
		return args.tupleItems(), ok && args.kind == tuple && allPlain(args.tupleItems())
	}
	return nil, false
}

func (v value) tupleItems() sequence {
	if v.kind != tuple {
		return nil
	}
	return v.obj.items
}

// exceptionClass is the builtin exception that an exception is, by how it shows itself.
func exceptionClass(v value) string {
	if v.kind == exception {
		return v.name
	}
	c, _ := v.obj.of.One()
	for _, b := range lineage(c) {
		if isException(b.name) {
			return b.name
		}
	}
	return ""
}

// shownException is what str() gives of an exception.
func (in *interp) shownException(st *state, v value, n syntax.Node) (abstract.Text, bool) {
	args, ok := in.argsOf(st, v)
	name := exceptionClass(v)
	if !ok || !plainlyShown(name, len(args)) {
		return nil, false
	}
	if len(args) == 0 {
		return abstract.Literal(""), true
	}
	one, single := args[0].Word.One()
	switch {
	case len(args) == 1 && !single:
		return nil, false
	case len(args) == 1 && descends(name, "KeyError"):
		s, ok := in.repr(st, one)
		return abstract.Literal(s), ok
	case len(args) == 1:
		return in.shown(st, one, n), true
	}
	s, ok := in.repr(st, in.newTuple(args))
	return abstract.Literal(s), ok
}

// exceptionAttribute is an attribute of a builtin exception.
func (in *interp) exceptionAttribute(v value, name string) cases {
	if name == "args" && allPlain(v.obj.items) {
		return just(in.newTuple(v.obj.items))
	}
	return nil
}

// caughtBy is the condition under which an except clause for a type is for an
// exception. known is false where that cannot be told.
func (in *interp) caughtBy(raised, t value) (is, known bool) {
	switch {
	case raised.kind == exception && t.kind == external && isException(t.name):
		return descends(raised.name, t.name), true
	case raised.kind == exception && t.kind == class:
		return false, in.raisable(t)
	case raised.kind != instance:
		return false, false
	}
	c, one := raised.obj.of.One()
	if !one || !in.raisable(c) {
		return false, false
	}
	for _, b := range lineage(c) {
		if t.Same(b) || t.kind == external && isException(t.name) && descends(b.name, t.name) {
			return true, true
		}
	}
	return false, t.kind == class || t.kind == external && isException(t.name)
}

// caughtByAny is caughtBy for a type or a tuple of them.
func (in *interp) caughtByAny(raised value, types cases) (is, known bool) {
	one, single := types.One()
	if !single {
		return false, false
	}
	all := sequence{{Word: just(one)}}
	if one.kind == tuple {
		all = one.obj.items
	}
	known = allPlain(all)
	for _, e := range all {
		t, single := e.Word.One()
		mine, told := in.caughtBy(raised, t)
		is, known = is || mine && single && told, known && single && told
	}
	return is, known || is
}

// setArguments keeps what an exception of a class of the project is made with,
// which Python does whatever its __init__ does.
func (in *interp) setArguments(st *state, v value, args arguments) {
	if args.rest != nil || args.open {
		return
	}
	var items sequence
	for i := range args.positional {
		items = append(items, in.one(args.at(i), args.node(i, in.current)))
	}
	in.set(st, v.obj, "args", just(in.newTuple(items)))
}

// raisedSlot holds the exception that a try statement has caught; no attribute has
// its name.
const raisedSlot = "\x00raised"

// catch notes in a state which exception has come to a try statement.
func (in *interp) catch(st *state, try *object, raised cases, n syntax.Node) {
	if len(raised) == 0 {
		raised = just(in.some(abstract.CallResult, "an exception", "an exception", in.place(n)))
	}
	st.slots.set(slot{try, raisedSlot}, raised)
}

// handled is the exception that the innermost handler around is for; nil: none is.
func (in *interp) handled() cases {
	if len(in.handling) == 0 {
		return nil
	}
	return in.handling[len(in.handling)-1]
}

// handler is the condition under which an except clause is for what was raised.
func (in *interp) handler(st *state, sc *scope, raised cases, h *syntax.ExceptHandler) abstract.Guard {
	if h.Type == nil {
		return abstract.Always
	}
	doubts := in.doubts
	types := in.eval(st, sc, h.Type)
	in.doubts = doubts
	asked := abstract.Never
	return in.over(raised, func(v value) abstract.Guard {
		if is, known := in.caughtByAny(v, types); known {
			return certain(is)
		}
		if in.catchesAll(h) {
			return abstract.Always
		}
		if asked == abstract.Never {
			asked = in.space.Ask(abstract.Atom{Text: "except " + in.source(h.Type), Place: in.place(h)})
		}
		return asked
	})
}

// isException tells whether a name is that of a builtin exception.
func isException(name string) bool { return exceptions[name] != "" }

// descends tells whether one builtin exception is another, or made of it.
func descends(name, of string) bool {
	for ; name != "" && name != of; name = exceptions[name] {
		if name == "object" {
			return false
		}
	}
	return name == of
}

// plainlyShown tells whether str() of a builtin exception with so many arguments
// shows these and nothing else.
func plainlyShown(name string, count int) bool {
	odd := []string{"SyntaxError", "UnicodeError", "subprocess.SubprocessError", "ImportError"}
	return !slices.ContainsFunc(odd, func(o string) bool { return descends(name, o) }) && (count < 2 || !descends(name, "OSError"))
}

// exceptions are the builtin exceptions, by what each is made of.
var exceptions = map[string]string{
	"BaseException": "object", "Exception": "BaseException", "SystemExit": "BaseException",
	"KeyboardInterrupt": "BaseException", "GeneratorExit": "BaseException",
	"ArithmeticError": "Exception", "ZeroDivisionError": "ArithmeticError", "OverflowError": "ArithmeticError",
	"FloatingPointError": "ArithmeticError", "AssertionError": "Exception", "AttributeError": "Exception",
	"BufferError": "Exception", "EOFError": "Exception", "ImportError": "Exception", "ModuleNotFoundError": "ImportError",
	"LookupError": "Exception", "IndexError": "LookupError", "KeyError": "LookupError", "MemoryError": "Exception",
	"NameError": "Exception", "UnboundLocalError": "NameError", "OSError": "Exception", "FileNotFoundError": "OSError",
	"FileExistsError": "OSError", "PermissionError": "OSError", "NotADirectoryError": "OSError", "IsADirectoryError": "OSError",
	"TimeoutError": "OSError", "ConnectionError": "OSError", "InterruptedError": "OSError", "ProcessLookupError": "OSError",
	"ChildProcessError": "OSError", "BlockingIOError": "OSError", "BrokenPipeError": "ConnectionError",
	"ReferenceError": "Exception", "RuntimeError": "Exception", "NotImplementedError": "RuntimeError", "RecursionError": "RuntimeError",
	"StopIteration": "Exception", "StopAsyncIteration": "Exception", "SyntaxError": "Exception", "IndentationError": "SyntaxError",
	"SystemError": "Exception", "TypeError": "Exception", "ValueError": "Exception", "UnicodeError": "ValueError",
	"UnicodeDecodeError": "UnicodeError", "UnicodeEncodeError": "UnicodeError", "Warning": "Exception", "UserWarning": "Warning",
	"subprocess.SubprocessError": "Exception", "subprocess.CalledProcessError": "subprocess.SubprocessError",
	"subprocess.TimeoutExpired": "subprocess.SubprocessError",
}

// suppresses is the condition under which contextlib.suppress() ends an exception.
func (in *interp) suppresses(manager value, raised cases, n syntax.Node) abstract.Guard {
	types := just(in.newTuple(manager.obj.items))
	return in.over(raised, func(v value) abstract.Guard {
		if is, known := in.caughtByAny(v, types); known {
			return certain(is)
		}
		return in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)})
	})
}

// reasons are what an __exit__ is told of why a with statement is left: None, the
// exception that is raised, or something that is not known.
func (in *interp) reasons(raised cases, n syntax.Node) arguments {
	anything := just(in.some(abstract.Expression, in.source(n), "why a with statement is left", in.place(n)))
	out := []argument{{anything, n}, {anything, n}, {anything, n}}
	if one, ok := raised.One(); ok && one.kind == none {
		out = []argument{{raised, n}, {raised, n}, {raised, n}}
	} else if ok && one.kind == exception {
		out[0].value, out[1].value = just(value{kind: external, name: one.name}), raised
	}
	return arguments{positional: out}
}

// outOfGenerator is what leaves a generator in which something was raised: a
// StopIteration would look like its end.
func (in *interp) outOfGenerator(raised cases, n syntax.Node) cases {
	return abstract.Map(in.space, raised, func(v value) value {
		if v.kind == exception && descends(v.name, "StopIteration") {
			return in.raised("RuntimeError", n)[0].Value
		}
		return v
	})
}
