// Package dockerflag knows the flags with which a container is started: their
// names, and which of them take a value. With that it finds the image in a
// command line, as the engine does.
package dockerflag

// Flag is one flag of an engine.
type Flag struct {
	Name       string // long name, no dashes
	Shorthand  string // one letter, or empty
	Type       string // what the engine calls the type of its value: bool, string, list, …
	Hidden     bool   // taken by the engine, not shown in its help
	Alias      string // canonical name where this is another spelling of it, else empty
	Deprecated bool   // taken by the engine, with a warning, and bound to go
	Since      string // version of the engine's API that it needs; empty: any
}

// Bool tells whether the flag stands without a value. Such a flag takes one only
// behind an equals sign: --rm=false.
func (f Flag) Bool() bool { return f.Type == "bool" }

// Multi tells whether each further use of the flag adds a value. Of any other
// flag the last use counts.
func (f Flag) Multi() bool {
	switch f.Type {
	case "list", "strings", "stringSlice", "ipSlice", "map", "mount", "network", "ulimit", "gpu-request":
		return true
	default:
		return false
	}
}

// Canonical is the long name that stands for all spellings of the flag.
func (f Flag) Canonical() string {
	if f.Alias != "" {
		return f.Alias
	}
	return f.Name
}

// Splits tells whether the engine parts a value at its commas: --cap-add A,B says
// two things then, and --cap-add= none.
func (f Flag) Splits() bool {
	return f.Type == "strings" || f.Type == "stringSlice" || f.Type == "ipSlice"
}

// Values is what one value of the flag says.
func (f Flag) Values(value string) []string {
	fields := Fields(value)
	if !f.Splits() || fields == nil && value != "" {
		return []string{value}
	}
	return fields
}
