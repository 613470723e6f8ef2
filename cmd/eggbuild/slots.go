package main

import (
	"errors"
	"fmt"
	"path"
	"slices"

	"github.com/egglint/egg/builder"
	"github.com/egglint/egg/internal/dockerflag"
)

// checkSlots reads the argv back as the engine will. A slot with a flag that
// lacks its value would swallow what follows it, up to the image, and start
// something else than was asked for.
func checkSlots(sandbox builder.Sandbox, argv []string) error {
	reading, err := dockerflag.Read(argv)
	if err != nil {
		return slotError(sandbox, argv, err)
	}
	want := len(argv) - 1 - len(sandbox.Command)
	got := len(argv) - 1 - len(reading.Command)
	switch {
	case got < want && slotOf(sandbox, argv, got) == imageSlot:
		last := lastFlagBefore(sandbox, argv, reading, got)
		return wrongSlot(sandbox, argv, last, fmt.Sprintf("has %q, which takes the next flag for its value", argv[last]))
	case got < want:
		return wrongSlot(sandbox, argv, got, fmt.Sprintf("has %q, which the engine takes for the image", argv[got]))
	case got > want:
		last := lastFlagBefore(sandbox, argv, reading, want)
		return wrongSlot(sandbox, argv, last, fmt.Sprintf("has %q, which takes the image for its value", argv[last]))
	}
	return nil
}

// slotError blames the slot in which the reading stopped. Flags and values that
// docker does not take are for the policies to judge where the engine is another.
func slotError(sandbox builder.Sandbox, argv []string, err error) error {
	fault, ok := errors.AsType[*dockerflag.Error](err)
	if !ok {
		return err
	}
	own := []dockerflag.Kind{dockerflag.UnknownFlag, dockerflag.BadValue, dockerflag.Contradicts}
	if slices.Contains(own, fault.Kind) && path.Base(argv[0]) != "docker" {
		return nil
	}
	return wrongSlot(sandbox, argv, min(fault.Arg, len(argv)-1), "cannot be read by the engine: "+err.Error())
}

// lastFlagBefore is the word of the last flag in a slot before an index.
func lastFlagBefore(sandbox builder.Sandbox, argv []string, reading dockerflag.Reading, index int) int {
	last := builder.LifecycleFlagsIndex
	for _, given := range reading.Flags {
		if given.Arg < index && slotOf(sandbox, argv, given.Arg) != imageSlot {
			last = given.Arg
		}
	}
	return last
}

func wrongSlot(sandbox builder.Sandbox, argv []string, index int, problem string) error {
	return &usageError{&builder.FieldError{Field: slotOf(sandbox, argv, index), Problem: problem}}
}

// imageSlot is blamed for a word that stands in no other slot.
const imageSlot = "image"

// slotOf names the slot that holds the word at an index of the argv.
func slotOf(sandbox builder.Sandbox, argv []string, index int) string {
	image := len(argv) - 1 - len(sandbox.Command)
	mounts := image - len(sandbox.Mounts)
	args := mounts - len(sandbox.Args)
	switch {
	case index < builder.LifecycleFlagsIndex+len(sandbox.Lifecycle):
		return "lifecycle"
	case index >= args && index < mounts:
		return "extra_args"
	case index >= mounts && index < image:
		return "mounts"
	}
	return imageSlot
}
