package builder_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/builder"
)

// piece is a word that may be unknown: a template with $holes.
type piece struct{ template string }

func known(s string) piece { return piece{s} }

func joined(parts ...piece) piece {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.template)
	}
	return piece{b.String()}
}

// The layout does not care what a word is: unknown ones keep their place and
// their identity.
func TestAssembleOverOtherWords(t *testing.T) {
	name := piece{"$name"}
	argv := builder.Assemble(builder.Fields[piece]{
		Engine: known("docker"), Name: name, Network: piece{"$net"},
		GatewayHost: known("gw"), GatewayIP: piece{"$ip"}, GatewayPort: known("1"),
		SessionToken: &piece{"$token"}, Private: true,
		Env:   []builder.Pair[piece]{{Key: known("A"), Value: piece{"$a"}}},
		Image: known("img"), Command: []piece{{"$@"}},
	}, known, joined)

	var words []string
	for _, p := range argv {
		words = append(words, p.template)
	}
	assert.Equal(t, "docker run --security-opt label=disable --name $name --network $net"+
		" --add-host gw:$ip -e GATEWAY_URL=http://gw:1 -e CONTAINER_ID=$name -e EGG_SESSION_TOKEN=$token"+
		" --dns 0.0.0.0 -e PRIVATE_MODE=true"+
		" -e HTTP_PROXY=http://gw:3129 -e HTTPS_PROXY=http://gw:3129 -e http_proxy=http://gw:3129 -e https_proxy=http://gw:3129"+
		" -e NO_PROXY=localhost,127.0.0.1,gw -e no_proxy=localhost,127.0.0.1,gw"+
		" -e A=$a img $@", strings.Join(words, " "))
}
