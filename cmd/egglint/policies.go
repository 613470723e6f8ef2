package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/internal/lint/revision"
	"github.com/egglint/egg/policy"
)

// ownFlags say where policies of a team's own are, besides those that the
// configuration names.
type ownFlags struct {
	folders, bundles []string
	key              string
}

func (o *ownFlags) register(flags *pflag.FlagSet) {
	flags.StringArrayVar(&o.folders, "policy", nil, "a folder `DIR` of policies of your own (repeatable)")
	flags.StringArrayVar(&o.bundles, "bundle", nil, "a bundle of policies, a tar.gz or an OCI layout at `PATH` (repeatable)")
	flags.StringVar(&o.key, "verification-key", "", "the public key `FILE` that every bundle has to be signed with")
}

// loader finds the policies that a configuration names in a tree, together with those
// of the flags.
type loader func(tree fs.FS) lint.LoadPolicies

// shelf is where the paths of flags lead: into the working tree, or into a revision
// where they lie in its repository.
type shelf struct {
	dir   string // that the caller stands in
	trust *trust // nil: the working tree
}

func (s shelf) loader(own ownFlags) (loader, error) {
	given, err := s.origins(own)
	if err != nil {
		return nil, err
	}
	return func(tree fs.FS) lint.LoadPolicies {
		return func(named []string) (*policy.Policies, error) {
			origins, err := lint.PolicyOrigins(tree, named)
			if err != nil {
				return nil, err
			}
			return policy.LoadPolicies(slices.Concat(origins, given)...)
		}
	}, nil
}

func (s shelf) origins(own ownFlags) ([]policy.Origin, error) {
	var origins []policy.Origin
	for _, path := range own.folders {
		origin, err := s.policyFolder(path)
		if err != nil {
			return nil, usagef("--policy %s: %w", path, reasonOf(err))
		}
		origins = append(origins, origin)
	}
	key, err := s.verificationKey(own)
	if err != nil {
		return nil, err
	}
	for _, path := range own.bundles {
		origin, err := s.bundle(path, key)
		if err != nil {
			return nil, usagef("--bundle %s: %w", path, reasonOf(err))
		}
		origins = append(origins, origin)
	}
	return origins, nil
}

func (s shelf) policyFolder(path string) (policy.Origin, error) {
	files, err := s.folder(path)
	return policy.Folder(filepath.ToSlash(filepath.Clean(path)), files), err
}

// bundle is a file, or a folder with an OCI layout in it.
func (s shelf) bundle(path string, key *policy.Key) (policy.Origin, error) {
	if files, err := s.folder(path); err == nil {
		return policy.Layout(path, files, key), nil
	}
	packed, err := s.file(path)
	return policy.Bundle(path, packed, key), err
}

func (s shelf) verificationKey(own ownFlags) (*policy.Key, error) {
	if own.key == "" {
		return nil, nil
	}
	if len(own.bundles) == 0 {
		return nil, usagef("--verification-key is for bundles, and no --bundle is given")
	}
	text, err := s.file(own.key)
	if err != nil {
		return nil, usagef("--verification-key %s: %w", own.key, reasonOf(err))
	}
	key, err := policy.ParseKey(text)
	if err != nil {
		return nil, usagef("--verification-key %s: %w", own.key, err)
	}
	return key, nil
}

// folder opens a folder that a flag names: as it is at the trusted revision, where it
// lies in the repository.
func (s shelf) folder(path string) (fs.FS, error) {
	if name := s.trusted(path); name != "" {
		return folderAt(s.trust.top, name)
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	return root.FS(), nil
}

func folderAt(top *revision.Revision, name string) (fs.FS, error) {
	info, err := top.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, errors.New("no folder")
	}
	return top.Below(name), nil
}

// file reads a file that a flag names, in the same way.
func (s shelf) file(path string) ([]byte, error) {
	if name := s.trusted(path); name != "" {
		return s.trust.top.ReadFile(name)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, policy.BundleLimit+1))
	if len(text) > policy.BundleLimit {
		return nil, fmt.Errorf("larger than %d MiB", policy.BundleLimit>>20)
	}
	return text, err
}

// trusted is the name in the revision of a path that a flag names; "" where that lies
// outside of the repository, or the working tree is meant.
func (s shelf) trusted(path string) string {
	if s.trust == nil {
		return ""
	}
	return s.trust.within(s.dir, path)
}

// reasonOf drops the operation and the path that an error of the file system repeats.
func reasonOf(err error) error {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return pathErr.Err
	}
	return err
}
