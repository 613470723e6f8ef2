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

// readEnv adds up the steps as the engine does: the last one wins.
func readEnv(steps []step, mint func(source, why string) abstract.Text) environment {
	env := environment{vars: map[string]setting{}, mint: mint}
	for _, f := range steps {
		switch {
		case f.gap():
			env.blur("", "a later argument may set it again")
		case f.name == "env" && f.hasValue:
			env.set(f.value, f.presence)
		case f.name == "env-file":
			env.open = true
		}
	}
	return env
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
