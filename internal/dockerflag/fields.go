package dockerflag

import (
	"encoding/csv"
	"fmt"
	"strings"
)

// Fields parts a value at its commas, as engines do: it is one record of CSV, whose
// fields may be quoted. nil: it is none, or is empty.
func Fields(value string) []string {
	fields, err := csv.NewReader(strings.NewReader(value)).Read()
	if err != nil {
		return nil
	}
	return fields
}

func checkFields(value string) error {
	if value != "" && Fields(value) == nil {
		return fmt.Errorf("%q is no record of fields", value)
	}
	return nil
}
