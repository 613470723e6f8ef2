package enginetest

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/dockerflag"
)

const connect = "network connect"

// ConnectArgv makes one argv that connects a container, or nearly: with flags before,
// between and behind the two that it names.
func (g Generator) ConnectArgv() []string {
	set := dockerflag.FlagsOf(g.engine, connect)
	var words [][]string
	for range g.IntN(4) {
		words = append(words, g.spellLong(g.pickConnect(set)))
	}
	for range 2 + g.IntN(9)/8 - g.IntN(9)/8 {
		words = append(words, []string{g.word("net", "box", "/box", " box", "a b", "run", "-", "connect")})
	}
	switch g.IntN(16) {
	case 0, 1, 2:
		words = append(words, []string{"--"})
	case 3:
		words = append(words, []string{g.word("--new", "-x", "--alias", "--ip=", "--link=v", "")})
	}
	g.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return slices.Concat([]string{g.engine}, g.globals(), strings.Fields(connect), slices.Concat(words...))
}

// pickConnect picks a flag that the client has.
func (g Generator) pickConnect(set *dockerflag.Set) dockerflag.Flag {
	all := slices.DeleteFunc(set.All(), func(f dockerflag.Flag) bool {
		_, ok := g.known(f, connect)
		return !ok || f.Bool()
	})
	return all[g.IntN(len(all))]
}

// spellLong spells a flag with a value that it takes as a rule.
func (g Generator) spellLong(f dockerflag.Flag) []string {
	value := g.from(connectValues[f.Name])
	if g.oneIn(2) {
		return []string{"--" + f.Name + "=" + value}
	}
	return []string{"--" + f.Name, value}
}

var connectValues = map[string]string{
	"alias": "a|a,b|-a|net", "driver-opt": "k=v|a=b,c=d", "gw-priority": "5|-1|x", "ip": "10.0.0.2", "ip6": "::2",
	"link": "a:b|box", "link-local-ip": "169.254.1.1|169.254.1.1,169.254.1.2", "mac-address": "00:11:22:33:44:55",
}

// Connected is what an engine was asked to connect, and to what.
func (r *Request) Connected(t testing.TB) (network, container string) {
	t.Helper()
	_, path, found := strings.Cut(r.Path, "/networks/")
	require.True(t, found, r.Path)
	var asked struct{ Container string }
	require.NoError(t, json.Unmarshal(r.Body, &asked))
	return strings.TrimSuffix(path, "/connect"), asked.Container
}
