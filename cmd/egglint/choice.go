package main

import (
	"fmt"
	"slices"
	"strings"
)

// choice is a flag with a few fixed values.
type choice struct {
	value   string
	allowed []string
}

func newChoice(value string, others ...string) *choice {
	return &choice{value: value, allowed: append([]string{value}, others...)}
}

// unset is a choice without a value of its own.
func unset(allowed ...string) *choice { return &choice{allowed: allowed} }

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return strings.Join(c.allowed, "|") }

// Set implements pflag.Value.
func (c *choice) Set(value string) error {
	if !slices.Contains(c.allowed, value) {
		return fmt.Errorf("it is one of %s", strings.Join(c.allowed, ", "))
	}
	c.value = value
	return nil
}
