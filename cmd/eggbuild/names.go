package main

import (
	"errors"

	"github.com/egglint/egg/builder"
)

// named is the text of an error; a wrong field is told with the flag that sets
// it as well.
func named(err error) string {
	field, ok := errors.AsType[*builder.FieldError](err)
	if !ok {
		return err.Error()
	}
	for _, flag := range builder.CommandFlags() {
		if flag.Field == field.Field {
			return field.Field + " (--" + flag.Name + ") " + field.Problem
		}
	}
	return field.Error()
}
