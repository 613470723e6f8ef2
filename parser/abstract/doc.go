// Package abstract holds what is known of a program without running it: of its
// strings, of its argument lists, of the processes it starts, and under which
// conditions.
//
// A [Space] is the world of one analysis. It owns the choices the program makes
// ([Atom]), the unknown strings ([Hole]) and the formulas over choices ([Guard]).
// Values of one Space must not meet values of another.
//
// The package knows no language and no container engine. Front ends build
// [Exec] values; [Unfold] turns one into the scenarios that policies see.
package abstract
