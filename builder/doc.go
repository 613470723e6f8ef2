// Package builder makes the command line of a sandbox container. It is pure: the
// same Sandbox always gives the same argv, and nothing is read or run.
//
// A sandbox reaches the outside through its gateway only. In private mode it
// resolves no outside name and goes through a proxy; in public mode it has the
// engine's DNS and no proxy. Argv carries everything that this takes, in one
// order, so that no caller has to remember it.
package builder
