// Package archtest holds the house to its plan: which package may import which,
// which knows nothing of containers, and how long a function may be. Its tests
// are all there is to it.
package archtest
