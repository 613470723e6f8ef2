package builder

import (
	"errors"
	"fmt"
	"slices"
)

// FieldError is one wrong field of a sandbox. Field is its name in a Spec, with
// the way to it: network.gateway_ip, extra_env.
type FieldError struct {
	Field   string
	Problem string // completes the sentence that begins with the field
}

func (e *FieldError) Error() string { return e.Field + " " + e.Problem }

// fieldErrors collects the wrong fields of one sandbox, in the order in which
// they are checked.
type fieldErrors []*FieldError

// add reports a field, in the words of fmt.Sprintf.
func (e *fieldErrors) add(field, format string, args ...any) {
	*e = append(*e, &FieldError{Field: field, Problem: fmt.Sprintf(format, args...)})
}

// addNew takes over the errors about fields that have none yet: a field that
// could not be read is not missing as well.
func (e *fieldErrors) addNew(others fieldErrors) {
	known := slices.Clone(*e)
	for _, err := range others {
		if !known.has(err.Field) {
			*e = append(*e, err)
		}
	}
}

func (e fieldErrors) has(field string) bool {
	return slices.ContainsFunc(e, func(err *FieldError) bool { return err.Field == field })
}

// join gives one error for all, or nil for none.
func (e fieldErrors) join() error {
	errs := make([]error, 0, len(e))
	for _, err := range e {
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}
