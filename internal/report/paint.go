package report

// Paint colours text for a terminal. The zero Paint leaves it plain.
type Paint struct{ on bool }

// Colours returns a Paint that colours where on is set.
func Colours(on bool) Paint { return Paint{on: on} }

func (p Paint) wrap(code, text string) string {
	if !p.on || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (p Paint) bold(text string) string { return p.wrap("1", text) }
func (p Paint) dim(text string) string  { return p.wrap("2", text) }
func (p Paint) good(text string) string { return p.wrap("32", text) }

// severity colours a text as what it is about deserves.
func (p Paint) severity(severity, text string) string {
	if severity == "error" {
		return p.wrap("1;31", text)
	}
	return p.wrap("1;33", text)
}
