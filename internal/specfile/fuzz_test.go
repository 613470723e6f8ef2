package specfile

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/egglint/egg/builder"
)

// FuzzSpec feeds the reader of spec files: it must not crash, and JSON means the
// same to it as to the library.
func FuzzSpec(f *testing.F) {
	f.Add([]byte("image: x\nextra_env:\n  A: 1\nlifecycle: [--rm]\n"))
	f.Add([]byte(`{"image": "\ud83e\udd5a", "extra_env": {"A": "1"}, "network": {"gateway_port": 1}}`))
	f.Add([]byte("extra_env: &a [[A, *a]]\n"))
	f.Add([]byte("---\n...\n%TAG ! x\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		spec, err := Decode("s", data)
		if err != nil || !json.Valid(data) || !bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
			return
		}
		var direct builder.Spec
		if err := json.Unmarshal(data, &direct); err != nil {
			return // numbers as values of variables are taken from files only
		}
		got, want := mustMarshal(t, spec), mustMarshal(t, direct)
		if !bytes.Equal(got, want) {
			t.Fatalf("%s\nis not\n%s", got, want)
		}
	})
}

func mustMarshal(t *testing.T, spec builder.Spec) []byte {
	t.Helper()
	data, err := json.Marshal(spec)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
