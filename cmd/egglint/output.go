package main

import (
	"bytes"
	"fmt"
	"io"
)

// output is one format of the result and the file that it goes to.
type output struct {
	format, file string
}

// renderer writes a result in one format.
type renderer func(format string, coloured bool, to io.Writer) error

// show renders everything before it writes anything: a result that cannot be
// rendered leaves no half of itself behind. Files never hold colours.
func (v *viewFlags) show(sys system, files []output, render renderer) error {
	texts := make([]bytes.Buffer, len(files))
	for i, file := range files {
		if err := render(file.format, false, &texts[i]); err != nil {
			return fmt.Errorf("rendering %s: %w", file.format, err)
		}
	}
	var standard bytes.Buffer
	if err := render(v.format.value, v.coloured(sys), &standard); err != nil {
		return fmt.Errorf("rendering %s: %w", v.format.value, err)
	}
	for i, file := range files {
		if err := writeWhole(file.file, texts[i].Bytes()); err != nil {
			return err
		}
	}
	_, err := standard.WriteTo(sys.stdout)
	return err
}
