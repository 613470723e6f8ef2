package policy

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// signer is a pair of keys.
type signer struct {
	private, public []byte
	algorithm       string
}

func newSigner(t *testing.T, private any, public any, algorithm string) signer {
	t.Helper()
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	require.NoError(t, err)
	open, err := x509.MarshalPKIXPublicKey(public)
	require.NoError(t, err)
	return signer{
		pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}),
		pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: open}), algorithm,
	}
}

func rsaSigner(t *testing.T) signer {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	return newSigner(t, key, &key.PublicKey, "RS256")
}

func ecdsaSigner(t *testing.T) signer {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	return newSigner(t, key, &key.PublicKey, "ES256")
}

func (s signer) key(t *testing.T) *Key {
	t.Helper()
	key, err := ParseKey(s.public)
	require.NoError(t, err)
	return key
}

// packed is a bundle with one rule, as OPA itself writes and signs it; "" signs none.
func packed(t *testing.T, by *signer) []byte {
	t.Helper()
	text := ownText("TEAM1", "images", "label-set", tagged)
	module, err := ast.ParseModuleWithOpts("/images/label-set.rego", text, ast.ParserOptions{RegoVersion: ast.RegoV1, ProcessAnnotation: true})
	require.NoError(t, err)
	b := bundle.Bundle{
		Data:     map[string]any{"own": map[string]any{"limits": map[string]any{"name": "x"}}},
		Modules:  []bundle.ModuleFile{{URL: "/images/label-set.rego", Path: "/images/label-set.rego", RelativePath: "/images/label-set.rego", Raw: []byte(text), Parsed: module}},
		Manifest: bundle.Manifest{Revision: "7"},
	}
	b.Manifest.Init()
	if by != nil {
		require.NoError(t, b.GenerateSignature(bundle.NewSigningConfig(string(by.private), by.algorithm, ""), "any", false))
	}
	var out bytes.Buffer
	require.NoError(t, bundle.NewWriter(&out).Write(b))
	return out.Bytes()
}

// repacked is a bundle with one file changed, or taken out where text is "", or added.
func repacked(t *testing.T, whole []byte, name, text string) []byte {
	t.Helper()
	files := unpacked(t, whole)
	files[name] = text
	if text == "" {
		delete(files, name)
	}
	return pack(t, files)
}

func unpacked(t *testing.T, whole []byte) map[string]string {
	t.Helper()
	plain, err := gzip.NewReader(bytes.NewReader(whole))
	require.NoError(t, err)
	files := map[string]string{}
	for entries := tar.NewReader(plain); ; {
		header, err := entries.Next()
		if err != nil {
			require.NotEmpty(t, files)
			return files
		}
		var content bytes.Buffer
		_, err = content.ReadFrom(entries)
		require.NoError(t, err)
		files[header.Name] = content.String()
	}
}

func pack(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	zipped := gzip.NewWriter(&out)
	entries := tar.NewWriter(zipped)
	for name, text := range files {
		require.NoError(t, entries.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(text)), Typeflag: tar.TypeReg}))
		_, err := entries.Write([]byte(text))
		require.NoError(t, err)
	}
	require.NoError(t, entries.Close())
	require.NoError(t, zipped.Close())
	return out.Bytes()
}

func TestBundleIsPolicies(t *testing.T) {
	policies, err := LoadPolicies(Bundle("b.tar.gz", packed(t, nil), nil))
	require.NoError(t, err)
	require.Len(t, policies.Rules(), 1)
	e, err := New(context.Background(), Options{Config: Config{Policies: policies}})
	require.NoError(t, err)
	result, err := e.Evaluate(context.Background(), launches(t, []string{"docker", "run", "web"}))
	require.NoError(t, err)
	assert.Equal(t, []string{"TEAM1"}, ids(result.Findings))
}

func TestSignedBundles(t *testing.T) {
	first, second, curve := rsaSigner(t), rsaSigner(t), ecdsaSigner(t)
	signed := packed(t, &first)
	const rule = "/images/label-set.rego"
	require.Contains(t, unpacked(t, signed), rule)
	for name, test := range map[string]struct {
		packed []byte
		key    *Key
		want   string
	}{
		"signed":                     {signed, first.key(t), ""},
		"signed on a curve":          {packed(t, &curve), curve.key(t), ""},
		"signed, nobody looks":       {signed, nil, "verification key not provided"},
		"not signed, no key":         {packed(t, nil), nil, ""},
		"not signed":                 {packed(t, nil), first.key(t), "bundle missing .signatures.json file"},
		"signed by another":          {signed, second.key(t), "failed to verify JWT signature"},
		"signed by another kind":     {signed, curve.key(t), "failed to verify JWT signature"},
		"changed":                    {repacked(t, signed, rule, ownText("TEAM1", "images", "label-set", "checks := []")), first.key(t), "digest mismatch"},
		"something added":            {repacked(t, signed, "own/x.rego", "package own.x\n"), first.key(t), "not included in bundle signature"},
		"something taken out":        {repacked(t, signed, rule, ""), first.key(t), "not found in the target bundle"},
		"the signature taken out":    {repacked(t, signed, "/.signatures.json", ""), first.key(t), "bundle missing .signatures.json file"},
		"an empty list of them":      {repacked(t, signed, "/.signatures.json", `{"signatures": []}`), first.key(t), ".signatures.json"},
		"signed with the public key": {repacked(t, signed, "/.signatures.json", confused(t, first)), first.key(t), "failed to verify JWT signature"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := LoadPolicies(Bundle("b.tar.gz", test.packed, test.key))
			if test.want == "" {
				require.NoError(t, err)
				return
			}
			assert.ErrorContains(t, err, test.want)
		})
	}
}

// confused is a signature by the public key, taken for a secret: what a reader falls
// for that lets the signature say how it is to be verified.
func confused(t *testing.T, s signer) string {
	t.Helper()
	token, err := bundle.GenerateSignedToken(nil, bundle.NewSigningConfig(strings.ReplaceAll(string(s.public), "\n", ""), "HS256", ""), "key")
	require.NoError(t, err)
	return fmt.Sprintf(`{"signatures": [%q]}`, token)
}

func TestBundlesThatAreNone(t *testing.T) {
	bomb := pack(t, map[string]string{"own/data.json": `"` + strings.Repeat("a", BundleLimit) + `"`})
	for name, test := range map[string]struct {
		packed []byte
		want   string
	}{
		"no gzip":         {[]byte("text"), "no bundle"},
		"cut off":         {packed(t, nil)[:100], "no bundle"},
		"no rule":         {pack(t, map[string]string{"own/x.rego": "package own.x\n"}), "no rule"},
		"too large":       {bomb, "larger than 64 MiB when it is unpacked"},
		"one large file":  {pack(t, map[string]string{"own/data.json": `"` + strings.Repeat("a", fileLimit) + `"`}), "exceed"},
		"patch":           {pack(t, map[string]string{"patch.json": `{"data": []}`}), ""},
		"compiled":        {pack(t, map[string]string{"policy.wasm": "x", "x-y.rego": ownText("T1", "images", "x-y", "checks := []")}), "compiled rules"},
		"rules of egg":    {pack(t, map[string]string{"x.rego": "package egg.lib\n"}), "package egg.lib"},
		"data of egg":     {pack(t, map[string]string{"egg/data.json": `{}`, "x-y.rego": ownText("T1", "images", "x-y", "checks := []")}), "data.egg"},
		"leaves its root": {pack(t, map[string]string{"../../x-y.rego": ownText("T1", "images", "x-y", "check := []")}), "defines no `checks`"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := LoadPolicies(Bundle("b.tar.gz", test.packed, nil))
			require.Error(t, err)
			assert.ErrorContains(t, err, test.want)
		})
	}
}

func TestKeys(t *testing.T) {
	s := rsaSigner(t)
	for name, text := range map[string][]byte{"a private key": s.private, "a secret": []byte("secret"), "empty": nil, "garbage": []byte("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")} {
		_, err := ParseKey(text)
		assert.ErrorContains(t, err, "no public key", name)
	}
}

// layout writes an OCI layout with the bundle as its layer.
func layout(t *testing.T, packed []byte) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{"oci-layout": {Data: []byte(`{"imageLayoutVersion": "1.0.0"}`)}}
	add := func(mediaType string, content []byte) descriptor {
		sum := sha256.Sum256(content)
		digest := hex.EncodeToString(sum[:])
		files["blobs/sha256/"+digest] = &fstest.MapFile{Data: content}
		return descriptor{mediaType, "sha256:" + digest, int64(len(content))}
	}
	encode := func(value any) []byte {
		text, err := json.Marshal(value)
		require.NoError(t, err)
		return text
	}
	manifest := encode(map[string]any{
		"schemaVersion": 2,
		"config":        add("application/vnd.oci.image.config.v1+json", []byte("{}")),
		"layers":        []descriptor{add("application/vnd.oci.image.layer.v1.tar+gzip", packed)},
	})
	index := map[string]any{"schemaVersion": 2, "manifests": []descriptor{add("application/vnd.oci.image.manifest.v1+json", manifest)}}
	files["index.json"] = &fstest.MapFile{Data: encode(index)}
	return files
}

func TestLayoutHoldsABundle(t *testing.T) {
	s := rsaSigner(t)
	policies, err := LoadPolicies(Layout("layout", layout(t, packed(t, &s)), s.key(t)))
	require.NoError(t, err)
	assert.Len(t, policies.Rules(), 1)
	_, err = LoadPolicies(Layout("layout", layout(t, packed(t, nil)), s.key(t)))
	assert.ErrorContains(t, err, "bundle missing .signatures.json file")
}

func TestLayoutsThatAreNone(t *testing.T) {
	for want, change := range map[string]func(fstest.MapFS){
		"there is no file oci-layout":        func(files fstest.MapFS) { delete(files, "oci-layout") },
		`version "2.0" is not supported`:     func(files fstest.MapFS) { files["oci-layout"].Data = []byte(`{"imageLayoutVersion": "2.0"}`) },
		"index.json: 0 manifests, where one": func(files fstest.MapFS) { files["index.json"].Data = []byte(`{"manifests": []}`) },
		"index.json: invalid character":      func(files fstest.MapFS) { files["index.json"].Data = []byte(`x`) },
		`digest "sha256:../../x" is no sha256`: func(files fstest.MapFS) {
			files["index.json"].Data = []byte(`{"manifests": [{"digest": "sha256:../../x"}]}`)
		},
		"is not what it says": func(files fstest.MapFS) {
			for name, file := range files {
				if strings.HasPrefix(name, "blobs/") {
					file.Data = append(file.Data, ' ')
				}
			}
		},
	} {
		files := layout(t, packed(t, nil))
		change(files)
		_, err := LoadPolicies(Layout("layout", files, nil))
		assert.ErrorContains(t, err, want)
	}
}
