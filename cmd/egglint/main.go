// Command egglint finds every place in a repository that starts a container,
// works out the command lines it can start, and holds them against policies.
package main

import "os"

func main() {
	useMemory()
	os.Exit(run(os.Args[1:], process()))
}
