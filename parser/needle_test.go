package parser

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// A needle finds what its expression finds: the words before it leave nothing out.
func TestNeedlesLeaveNothingOut(t *testing.T) {
	pieces := []string{
		"docker", "Podman", "nerdctl", "finch", "container", "_", "RUNTIME", "cli", "tool", "--", "privileged", "cap-add", "cap-drop", "dns", "sandbox",
		".", "containers", "networks", "create_container", "connect_container_to_network", "aiodocker", "b64decode", "rot", "13", "marshal",
		"\"", "'", "/", " ", "\n", "+", "\\", ",", "x", "do", "cker",
	}
	plain := regexp.MustCompile(`b64decode|fromhex|unhexlify|rot_?13|decompress|marshal|run_path`)
	random := rand.New(rand.NewPCG(3, 4))
	found := 0
	for range 20_000 {
		var b strings.Builder
		for range random.IntN(6) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		text := []byte(b.String())
		for _, n := range []needle{engineNeedle, literalNeedle, flagNeedle, sdkNeedle} {
			assert.Equal(t, n.exact.Match(text), n.in(text), "%s: %q", n.exact, text)
			if n.in(text) {
				found++
			}
		}
		assert.Equal(t, plain.Match(text), decoding.in(text), "%q", text)
		assert.Equal(t, string(splicing.ReplaceAll(text, nil)), string(unspliced(text)), "%q", text)
	}
	assert.Greater(t, found, 1000)
}
