// Package e2e holds the built commands to what is shown of them: the demo
// project and the README. Its tests are all there is to it.
package e2e
