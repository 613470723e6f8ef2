// Command eggbuild makes the command line of one sandbox container, holds it
// against the contract, and prints it or becomes it.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], process()))
}
