// Package gatetest holds the builder and the gate to each other: whatever the
// builder makes passes, and does no longer once anything of the contract is
// taken out. It has tests only.
package gatetest
