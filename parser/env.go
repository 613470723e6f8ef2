package parser

import (
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// setting is what is known of one variable of the container.
type setting struct {
	value    abstract.Text
	caller   bool // taken from the caller's environment, if it is there
	presence Presence
}

// environment is the environment that a launch gives its container.
type environment struct {
	vars map[string]setting
	open bool // more variables may be set than vars has
	mint func(source, why string) abstract.Text
}

// readEnv adds up the steps as the engine does: what files give comes first, wherever
// they are named, and the last one wins. Files are by the place of their option; one
// that is not among them has not been read.
func readEnv(steps []step, files map[int]envFile, mint func(source, why string) abstract.Text) environment {
	env := environment{vars: map[string]setting{}, mint: mint}
	for _, f := range steps {
		if f.name == "env-file" && !f.gap() {
			env.file(f, files)
		}
	}
	for _, f := range steps {
		switch {
		case f.gap():
			env.blur("", "a later argument may set it again")
		case f.name == "env" && f.hasValue:
			env.set(f.value, f.presence)
		}
	}
	return env
}

// file takes the variables of a file in.
func (e *environment) file(f step, files map[int]envFile) {
	read, ok := files[f.arg]
	if !ok {
		e.blur("", "a later file may set it again")
		return
	}
	for _, v := range read.variables {
		now := e.line(v, f.presence)
		if v.isCredential() {
			now.value = e.mint("--env-file "+read.name, "a credential, which is not told")
		}
		e.put(v.name, now)
	}
}

// line is what one line of a file sets. A name alone is left out where the caller has
// no such variable: it takes nothing away.
func (e *environment) line(v fileVariable, presence Presence) setting {
	now := setting{value: abstract.Literal(v.value), caller: !v.hasValue, presence: presence}
	if _, there := e.vars[v.name]; there && !v.hasValue && presence == PresenceAlways {
		now.presence = PresenceMaybe
	}
	return now
}

// set takes KEY=VALUE, or KEY for the caller's own.
func (e *environment) set(t abstract.Text, presence Presence) {
	before, value, equals := cut(t)
	key, known := before.Known()
	if !known {
		e.blur(firstLiteral(before), "a later variable may be the same")
		return
	}
	e.put(key, setting{value: value, caller: !equals, presence: presence})
}

// put sets one variable. Where the later one is not certain to be there, either
// may count.
func (e *environment) put(key string, now setting) {
	old, there := e.vars[key]
	if !there || now.presence == PresenceAlways {
		e.vars[key] = now
		return
	}
	same := old.caller == now.caller && old.value.Same(now.value)
	if old.presence != PresenceAlways {
		old.presence = now.presence
	}
	if !same {
		old.value = e.mint("…", "set more than once")
	}
	old.caller = old.caller || now.caller
	e.vars[key] = old
}

// blur opens the environment: something unknown may set any variable whose name
// begins with prefix.
func (e *environment) blur(prefix, why string) {
	e.open = true
	for key, v := range e.vars {
		if strings.HasPrefix(key, prefix) {
			v.value = e.mint("…", why)
			e.vars[key] = v
		}
	}
}
