package policy

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/bundle"
)

// descriptor points from one file of an OCI layout to another.
type descriptor struct {
	MediaType string `json:"mediaType"`
	Digest    string `json:"digest"`
	Size      int64  `json:"size"`
}

// Layout is a bundle as registries keep it: an OCI layout on disk, with one manifest,
// one of whose layers is the bundle. Every file is what its digest says.
func Layout(name string, files fs.FS, key *Key) Origin {
	return Origin{name, func() (bundle.Bundle, error) {
		packed, err := layer(files)
		if err != nil {
			return bundle.Bundle{}, fmt.Errorf("OCI layout: %w", err)
		}
		return Bundle(name, packed, key).read()
	}}
}

// layer finds the one bundle of a layout.
func layer(files fs.FS) ([]byte, error) {
	var layout struct {
		Version string `json:"imageLayoutVersion"`
	}
	switch err := readJSON(files, "oci-layout", &layout); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errors.New("there is no file oci-layout (folders of Rego are given by --policy)")
	case err != nil:
		return nil, err
	}
	if !strings.HasPrefix(layout.Version, "1.") {
		return nil, fmt.Errorf("oci-layout: version %q is not supported", layout.Version)
	}
	var index struct{ Manifests []descriptor }
	if err := readJSON(files, "index.json", &index); err != nil {
		return nil, err
	}
	if len(index.Manifests) != 1 {
		return nil, fmt.Errorf("index.json: %d manifests, where one is due", len(index.Manifests))
	}
	text, err := blob(files, index.Manifests[0])
	if err != nil {
		return nil, err
	}
	var manifest struct{ Layers []descriptor }
	if err := json.Unmarshal(text, &manifest); err != nil {
		return nil, fmt.Errorf("manifest: %w", err)
	}
	layers := slices.DeleteFunc(manifest.Layers, func(d descriptor) bool { return !packs(d) })
	if len(layers) != 1 {
		return nil, fmt.Errorf("manifest: %d layers of tar+gzip, where one is due", len(layers))
	}
	return blob(files, layers[0])
}

// packs holds for a layer that is a packed folder.
func packs(d descriptor) bool { return strings.HasSuffix(d.MediaType, ".tar+gzip") }

func readJSON(files fs.FS, name string, into any) error {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// blob reads a file by its digest, and holds it to that and to its size.
func blob(files fs.FS, d descriptor) ([]byte, error) {
	sum, ok := strings.CutPrefix(d.Digest, "sha256:")
	if _, err := hex.DecodeString(sum); !ok || err != nil || len(sum) != 2*sha256.Size {
		return nil, fmt.Errorf("digest %q is no sha256", d.Digest)
	}
	if d.Size > BundleLimit {
		return nil, fmt.Errorf("%s is larger than %d MiB", d.Digest, BundleLimit>>20)
	}
	text, err := fs.ReadFile(files, "blobs/sha256/"+sum)
	if err != nil {
		return nil, err
	}
	if found := sha256.Sum256(text); hex.EncodeToString(found[:]) != sum || int64(len(text)) != d.Size {
		return nil, errors.New(d.Digest + " is not what it says")
	}
	return text, nil
}
