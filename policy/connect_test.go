package policy

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/internal/enginetest"
	"github.com/egglint/egg/parser"
)

// The real clients are asked what they make of random argvs that connect a container. What
// one asks its engine for is what rules are asked about; what is read as no connection
// reaches no engine.
func TestConnectionsAreWhatTheEngineIsAskedFor(t *testing.T) {
	for _, engine := range []string{"docker", "podman"} {
		t.Run(engine, func(t *testing.T) { holdConnections(t, engine) })
	}
}

func holdConnections(t *testing.T, engine string) {
	p := parser.New(parser.Options{})
	enginetest.Hold(t, engine, enginetest.Generator.ConnectArgv, func(argv []string, answer enginetest.Answer) bool {
		read := readConnections(p, argv)
		if answer.Request == nil {
			return false
		}
		network, container := answer.Request.Connected(t)
		if assert.Len(t, read, 1, "%q", argv) && assert.Len(t, read[0].Scenarios, 1, "%q", argv) {
			ends := bareEnds(&read[0].Scenarios[0])
			assert.Equal(t, bare(container), ends.Container.Text, "%q", argv)
			assert.Equal(t, bare(network), ends.Network.Text, "%q", argv)
		}
		return true
	})
}

// bare is a name as an engine is asked for it, without what some engine drops.
func bare(name string) string { return bareName(wordOf([]parser.Part{{Literal: name}})).Text }

// readConnections reads an argv as a shell is given it.
func readConnections(p *parser.Parser, argv []string) []parser.Launch {
	words := make([]string, len(argv))
	for i, word := range argv {
		words[i] = "'" + strings.ReplaceAll(word, "'", `'\\''`) + "'"
	}
	return p.File(parser.File{Name: "f.sh", Text: []byte(strings.Join(words, " ") + "\n")}).Connections
}
