package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
)

// The scripts about bundles need keys, bundles and OCI layouts. These commands make
// them with nothing but the standard library, as their formats are written down:
//
//	test-keys PRIVATE PUBLIC
//	test-pack FOLDER BUNDLE [PRIVATE]
//	test-layout BUNDLE FOLDER

func testKeys() {
	key := must(rsa.GenerateKey(rand.Reader, 2048))
	write(os.Args[1], pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: must(x509.MarshalPKCS8PrivateKey(key))}))
	write(os.Args[2], pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: must(x509.MarshalPKIXPublicKey(&key.PublicKey))}))
}

func testPack() {
	folder := os.DirFS(os.Args[1])
	files := map[string][]byte{}
	check(fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files[name], err = fs.ReadFile(folder, name)
		}
		return err
	}))
	if len(os.Args) > 3 {
		files[".signatures.json"] = signatures(files, must(os.ReadFile(os.Args[3])))
	}
	var out bytes.Buffer
	zipped := gzip.NewWriter(&out)
	entries := tar.NewWriter(zipped)
	for name, text := range files {
		check(entries.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(text))}))
		must(entries.Write(text))
	}
	check(entries.Close())
	check(zipped.Close())
	write(os.Args[2], out.Bytes())
}

// signatures is a JWT over the digests of all files, which are Rego: of data the
// digest would be another.
func signatures(files map[string][]byte, private []byte) []byte {
	block, _ := pem.Decode(private)
	key := must(x509.ParsePKCS8PrivateKey(block.Bytes)).(*rsa.PrivateKey)
	var digests []map[string]string
	for name, text := range files {
		digests = append(digests, map[string]string{"name": name, "hash": digest(text), "algorithm": "SHA-256"})
	}
	token := encoded(map[string]any{"alg": "RS256"}) + "." + encoded(map[string]any{"files": digests})
	sum := sha256.Sum256([]byte(token))
	token += "." + base64.RawURLEncoding.EncodeToString(must(rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, sum[:])))
	return must(json.Marshal(map[string]any{"signatures": []string{token}}))
}

func encoded(value any) string {
	return base64.RawURLEncoding.EncodeToString(must(json.Marshal(value)))
}

func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

func testLayout() {
	folder := os.Args[2]
	blobs := filepath.Join(folder, "blobs", "sha256")
	check(os.MkdirAll(blobs, 0o755))
	blob := func(mediaType string, text []byte) map[string]any {
		write(filepath.Join(blobs, digest(text)), text)
		return map[string]any{"mediaType": mediaType, "digest": "sha256:" + digest(text), "size": len(text)}
	}
	manifest := blob("application/vnd.oci.image.manifest.v1+json", must(json.Marshal(map[string]any{
		"schemaVersion": 2,
		"layers":        []any{blob("application/vnd.oci.image.layer.v1.tar+gzip", must(os.ReadFile(os.Args[1])))},
	})))
	write(filepath.Join(folder, "oci-layout"), []byte(`{"imageLayoutVersion": "1.0.0"}`))
	write(filepath.Join(folder, "index.json"), must(json.Marshal(map[string]any{"schemaVersion": 2, "manifests": []any{manifest}})))
}

func write(name string, text []byte) { check(os.WriteFile(name, text, 0o600)) }

func must[T any](value T, err error) T {
	check(err)
	return value
}

func check(err error) {
	if err != nil {
		log.Fatal(fmt.Errorf("%s: %w", os.Args[0], err))
	}
}
