package policy

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/internal/enginetest"
	"github.com/egglint/egg/parser"
)

// The real client is asked what it makes of random argvs that connect a container. What
// it asks the engine for is what rules are asked about; what is read as no connection
// reaches no engine.
func TestConnectionsAreWhatTheEngineIsAskedFor(t *testing.T) {
	p := parser.New(parser.Options{})
	enginetest.Hold(t, "docker", enginetest.Generator.ConnectArgv, func(argv []string, answer enginetest.Answer) bool {
		read := readConnections(p, argv)
		if answer.Request == nil {
			return false
		}
		network, container := answer.Request.Connected(t)
		if assert.Len(t, read, 1, "%q", argv) && assert.Len(t, read[0].Scenarios, 1, "%q", argv) {
			ends := bareEnds(&read[0].Scenarios[0])
			assert.Equal(t, strings.TrimPrefix(container, "/"), ends.Container.Text, "%q", argv)
			assert.Equal(t, network, ends.Network.Text, "%q", argv) // a part of a path, without its slash
		}
		return true
	})
}

// readConnections reads an argv as a shell is given it.
func readConnections(p *parser.Parser, argv []string) []parser.Launch {
	words := make([]string, len(argv))
	for i, word := range argv {
		words[i] = "'" + strings.ReplaceAll(word, "'", `'\\''`) + "'"
	}
	return p.File(parser.File{Name: "f.sh", Text: []byte(strings.Join(words, " ") + "\n")}).Connections
}
