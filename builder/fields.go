package builder

import (
	"strconv"
	"strings"
)

// fields spells every value of the sandbox as the words of an argv.
func (s Sandbox) fields() Fields[string] {
	f := Fields[string]{
		Engine:      s.Engine,
		Lifecycle:   s.Lifecycle,
		Name:        s.Name,
		Network:     s.Network.Name,
		GatewayHost: s.Network.Gateway.Host,
		GatewayIP:   s.Network.Gateway.IP.String(),
		GatewayPort: strconv.Itoa(int(s.Network.Gateway.Port)),
		UID:         decimal(s.UID),
		GID:         decimal(s.GID),
		Private:     s.Network.Mode.IsPrivate(),
		Env:         pairs(s.Env),
		Args:        s.Args,
		Mounts:      s.Mounts,
		Image:       s.Image,
		Command:     s.Command,

		SessionToken: unlessEmpty(s.SessionToken),
		ProxyURL:     unlessEmpty(s.Network.ProxyURL),
	}
	if f.Engine == "" {
		f.Engine = defaultEngine
	}
	if s.IP.IsValid() {
		f.IP = new(s.IP.String())
	}
	return f
}

func literal(s string) string { return s }

func concat(parts ...string) string { return strings.Join(parts, "") }

func unlessEmpty(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func decimal(n *uint32) *string {
	if n == nil {
		return nil
	}
	return new(strconv.FormatUint(uint64(*n), 10))
}

func pairs(env []EnvVar) []Pair[string] {
	all := make([]Pair[string], 0, len(env))
	for _, v := range env {
		all = append(all, Pair[string](v))
	}
	return all
}
