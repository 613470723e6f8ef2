package main

import (
	"github.com/egglint/egg/builder"
	"github.com/egglint/egg/internal/specfile"
)

// readSpec reads the file that --spec names; no name gives an empty spec.
func readSpec(name string, sys system) (builder.Spec, error) {
	if name == "" {
		return builder.Spec{}, nil
	}
	data, err := readInput(name, sys)
	if err != nil {
		return builder.Spec{}, usagef("--spec: %w", err)
	}
	spec, err := specfile.Decode(name, data)
	if err != nil {
		return builder.Spec{}, &usageError{err}
	}
	return spec, nil
}
