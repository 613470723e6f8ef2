// Package parser reads source text into the container launches that it can make.
// It picks the front end for a file, runs the program abstractly, takes wrappers
// and shells off the processes that it starts, tells which of them start a
// container, and reads their command lines as the engine would.
package parser
