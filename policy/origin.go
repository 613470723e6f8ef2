package policy

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"
)

// BundleLimit is the size in bytes of the largest bundle, unpacked too.
const BundleLimit = 64 << 20

const fileLimit = 4 << 20 // bytes of one file of a bundle or folder

// Origin is where policies come from.
type Origin struct {
	name string
	read func() (bundle.Bundle, error)
}

// Folder is the Rego and the data (data.json, data.yaml) of a tree. Links are not
// followed.
func Folder(name string, files fs.FS) Origin {
	return Origin{name, func() (bundle.Bundle, error) {
		loader := bundle.NewFSLoaderWithRoot(files, ".").WithFilter(foreign).WithSizeLimitBytes(fileLimit)
		return bundleReader(loader).WithBaseDir(name).WithSkipBundleVerification(true).Read()
	}}
}

// foreign holds for files that are no part of policies.
func foreign(name string, info fs.FileInfo, _ int) bool {
	base := path.Base(name)
	return !info.IsDir() && !strings.HasSuffix(base, ".rego") && base != "data.json" && base != "data.yaml" && base != "data.yml"
}

// Bundle is one of OPA's bundles, packed. With a key it has to be signed by that key;
// without one it must not be signed, for then nobody would have looked.
func Bundle(name string, packed []byte, key *Key) Origin {
	return Origin{name, func() (bundle.Bundle, error) {
		if err := measure(packed); err != nil {
			return bundle.Bundle{}, err
		}
		loader := bundle.NewTarballLoaderWithBaseURL(bytes.NewReader(packed), "").WithSizeLimitBytes(fileLimit)
		read, err := bundleReader(loader).WithBundleVerificationConfig(key.config()).Read()
		if err != nil {
			return bundle.Bundle{}, err
		}
		return read, pure(read)
	}}
}

func bundleReader(loader bundle.DirectoryLoader) *bundle.Reader {
	return bundle.NewCustomReader(loader).
		WithProcessAnnotations(true).
		WithRegoVersion(ast.RegoV1).
		WithCapabilities(capabilities()).
		WithSizeLimitBytes(fileLimit)
}

// measure refuses what grows beyond all bounds when it is unpacked.
func measure(packed []byte) error {
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return fmt.Errorf("no bundle: %w", err)
	}
	n, err := io.Copy(io.Discard, io.LimitReader(unpacked, BundleLimit+1))
	switch {
	case err != nil:
		return fmt.Errorf("no bundle: %w", err)
	case n > BundleLimit:
		return fmt.Errorf("larger than %d MiB when it is unpacked", BundleLimit>>20)
	}
	return nil
}

// pure refuses rules that are not there as Rego: they would be passed over.
func pure(b bundle.Bundle) error {
	switch {
	case b.Type() != bundle.SnapshotBundleType:
		return errors.New("a bundle of changes to another one")
	case len(b.WasmModules)+len(b.PlanModules) > 0:
		return errors.New("it has compiled rules, which are not supported: build it with Rego in it")
	}
	return nil
}
