package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// writeWhole writes a file wholly or not at all: readers see the old text or the
// new one. What is no regular file, such as /dev/stdout, is written in place.
func writeWhole(path string, text []byte) error {
	target, regular, err := resolveTarget(path)
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	write := replaceFile
	if !regular {
		write = writeThrough
	}
	if err := write(target, text); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}

// resolveTarget follows links, so that a link stays one.
func resolveTarget(path string) (target string, regular bool, err error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, true, nil
	}
	if err != nil {
		return "", false, err
	}
	target, err = filepath.EvalSymlinks(path)
	if err != nil { // an open pipe below /proc leads to no path
		target = path
	}
	return target, info.Mode().IsRegular(), nil
}

// replaceFile writes beside the target and renames. A file that is there keeps its
// permissions.
func replaceFile(target string, text []byte) (err error) {
	draft := filepath.Join(filepath.Dir(target), ".egglint-"+rand.Text())
	file, err := os.OpenFile(draft, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(draft)
		}
	}()
	_, err = file.Write(text)
	if info, gone := os.Stat(target); gone == nil {
		err = errors.Join(err, file.Chmod(info.Mode().Perm()))
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return err
	}
	return os.Rename(draft, target)
}

func writeThrough(target string, text []byte) error {
	file, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	return errors.Join(err, file.Close())
}
