package gatetest

import (
	"fmt"
	"math/rand/v2"
	"net/netip"

	"github.com/egglint/egg/builder"
)

// generator makes complete sandboxes: everything that the contract leaves to the
// caller is there.
type generator struct{ *rand.Rand }

func newGenerator() generator { return generator{rand.New(rand.NewPCG(9848, 3129))} }

func (g generator) sandbox() builder.Sandbox {
	host := g.name("gw")
	address := g.Uint32N(250) + 4
	return builder.Sandbox{
		Network: builder.Network{
			Name:    g.name("net"),
			Gateway: builder.Gateway{Host: host, IP: g.address(2), Port: uint16(1 + g.IntN(65535))},
			Mode:    g.mode(),
			ProxyURL: g.one("", "http://"+host+":3129", "https://"+host, fmt.Sprintf("http://10.0.0.%d:8080", g.IntN(255)),
				"http://"+host+":3129/"),
		},
		Name:         g.name("egg"),
		Image:        g.one("egg-sandbox", "egg-sandbox:latest", "registry:5000/a/egg-sandbox@sha256:"+g.text(64, "0123456789abcdef"), "other"),
		Engine:       g.one("", "docker", "podman"),
		IP:           g.address(byte(address)),
		SessionToken: g.text(1+g.IntN(40), tokenLetters),
		UID:          new(g.Uint32N(70000)),
		GID:          new(g.Uint32N(70000)),
		Env:          g.env(),
		Args:         g.slot(harmlessArgs()),
		Lifecycle:    g.slot([][]string{{"--rm"}, {"-it"}, {"-d"}, {"-i", "-t"}, {"--sig-proxy=false"}}),
		Mounts:       g.slot(harmlessMounts()),
		Command:      g.command(),
	}
}

const (
	nameLetters  = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789_.-"
	tokenLetters = "abcXYZ019-_.=/+ $'\"\\!*卵"
)

func (g generator) one(words ...string) string { return words[g.IntN(len(words))] }

func (g generator) text(length int, letters string) string {
	runes := []rune(letters)
	text := make([]rune, length)
	for i := range text {
		text[i] = runes[g.IntN(len(runes))]
	}
	return string(text)
}

// name begins and ends with what every kind of name may.
func (g generator) name(prefix string) string {
	return prefix + g.text(g.IntN(12), nameLetters) + g.text(1, "abc019")
}

func (g generator) address(last byte) netip.Addr {
	return netip.AddrFrom4([4]byte{172, byte(16 + g.IntN(16)), byte(g.IntN(256)), last})
}

func (g generator) mode() builder.Mode {
	if g.IntN(2) == 0 {
		return builder.Public()
	}
	return builder.Private()
}

// env never names a variable of the contract but the one that callers choose.
func (g generator) env() []builder.EnvVar {
	var env []builder.EnvVar
	if g.IntN(2) == 0 {
		env = append(env, builder.EnvVar{Key: "ANTHROPIC_AUTH_METHOD", Value: g.one("api_key", "oauth")})
	}
	for range g.IntN(4) {
		env = append(env, builder.EnvVar{Key: "X_" + g.text(5, "ABCabc_09"), Value: g.text(g.IntN(10), tokenLetters+"\t\n,;:")})
	}
	return env
}

// slot strings some of the groups together.
func (g generator) slot(groups [][]string) []string {
	var words []string
	for range g.IntN(3) {
		words = append(words, groups[g.IntN(len(groups))]...)
	}
	return words
}

func harmlessArgs() [][]string {
	return [][]string{
		{"--log-driver", "json-file"}, {"--log-opt=max-size=10m"}, {"--init"}, {"-m", "2g"}, {"-l", "team=a b"},
		{"--cap-drop", "ALL"}, {"--read-only"}, {"-w/work"}, {"--entrypoint="}, {"--privileged=false"},
		{"--security-opt", "no-new-privileges"}, {"--user", "1000:1000"}, {"--pids-limit=100"}, {"--shm-size", "1g"},
	}
}

func harmlessMounts() [][]string {
	return [][]string{
		{"-v", "/src:/home/egg/repos/app:rw"}, {"-v/srv/data:/data:ro"}, {"--volume=cache:/cache"}, {"--tmpfs", "/tmp"},
		{"--mount", "type=bind,source=/dev/null,destination=/home/egg/repos/app/.git,readonly"},
		{"--mount=type=volume,src=state,dst=/state"},
	}
}

// command has words that would be flags, had they come earlier.
func (g generator) command() []string {
	all := [][]string{nil, {"claude"}, {"claude", "--print", "hello world"}, {"sh", "-c", "exit 1"}, {"--user", "root", "--privileged"},
		{"--dns", "8.8.8.8"}, {"", "-e", "PRIVATE_MODE=false"}, {"egg-sandbox", "--network", "host"}}
	return all[g.IntN(len(all))]
}
