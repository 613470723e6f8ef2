// Package syntax reads Python source, 3.8 to 3.14, into a complete syntax tree
// whose nodes are those of CPython's ast module, with few deviations that each
// type states.
//
// The parser is tolerant: a statement that it cannot read becomes a [BadStmt]
// and a [Problem], and the rest of the file is there. What is in the tree was
// read without doubt. It takes the union of the versions: `print` is a name,
// `match` and `type` are keywords where their statements parse. It checks what
// CPython's parser checks, not what its compiler does, so a `return` outside a
// function is in the tree.
//
// Time and memory are linear in the length of the source. Size and nesting are
// bounded, so a walk over a tree may recurse.
package syntax
