package parser

import (
	"bytes"
	"regexp"
	"slices"
)

// needle is looked for in whole files: one of its words, in any case where they fold,
// and then what its expression asks for around one. Every match of the expression holds
// one of the words; a search for these passes over a file without them in no time.
type needle struct {
	words []string
	folds bool           // the words are in small letters
	exact *regexp.Regexp // nil: a word is enough
}

func (n needle) in(text []byte) bool {
	folded := text
	if n.folds {
		folded = lowered(text)
	}
	if !slices.ContainsFunc(n.words, func(word string) bool { return bytes.Contains(folded, []byte(word)) }) {
		return false
	}
	return n.exact == nil || n.exact.Match(text)
}

// The needles of files, each with the words of its expression.
var (
	engineNeedle  = needle{[]string{"docker", "podman", "nerdctl", "container"}, true, engineVariable}
	literalNeedle = needle{engineNames, false, engineLiteral}
	flagNeedle    = needle{[]string{
		"--privileged", "--security-opt", "--cap-", "--add-host", "--pids-limit", "--userns", "--volumes-from", "--dns", "sandbox",
	}, false, launchFlag}
	sdkNeedle = needle{[]string{
		"containers", "networks", "create_container", "connect_container_to_network", "python_on_whales", "aiodocker", "testcontainers",
	}, false, sdkCall}
	// decoding is what makes texts of what does not read as one.
	decoding = needle{words: []string{"b64decode", "fromhex", "unhexlify", "rot13", "rot_13", "decompress", "marshal", "run_path"}}
)

// unspliced is a text without what stands between the pieces of one.
func unspliced(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for _, c := range text {
		switch c {
		case '"', '\'', '+', '\\', ',', ' ', '\t', '\n', '\f', '\r':
		default:
			out = append(out, c)
		}
	}
	return out
}
