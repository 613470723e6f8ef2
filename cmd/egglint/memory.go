package main

import (
	"os"
	"runtime/debug"
)

const (
	// roomyGC lets the heap grow fivefold between collections: a run is short, and
	// begins with a small heap that would else be collected again and again.
	roomyGC = 400
	// roomyLimit is where that ends, in bytes.
	roomyLimit = 2 << 30
)

// useMemory trades memory for time, unless the user has said how much to use.
func useMemory() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(roomyGC)
	debug.SetMemoryLimit(roomyLimit)
}
