// Package evasiontest holds egg to launches that are written so as not to be seen.
// Its tests, and the programs in testdata, are all there is to it.
package evasiontest
