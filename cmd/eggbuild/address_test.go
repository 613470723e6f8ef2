package main

import (
	"errors"
	"fmt"
	"net/netip"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// engineOf answers `network inspect` with one network.
func engineOf(subnet, containers string) func([]string) ([]byte, error) {
	return func([]string) ([]byte, error) {
		return fmt.Appendf(nil, `[{"Name": "egg-isolated", "IPAM": {"Config": [
			{"Subnet": "fd00::/64"}, {"Subnet": %q, "Gateway": "172.32.0.1"}]}, "Containers": {%s}}]`, subnet, containers), nil
	}
}

var ipFlag = regexp.MustCompile(`--ip (\S+)`)

func TestAutoAddress(t *testing.T) {
	for _, c := range []struct{ name, subnet, containers, want string }{
		{"the one that is left", "172.32.0.0/29", `"a": {"IPv4Address": "172.32.0.3/29"}, "b": {"IPv4Address": "172.32.0.5/29"}, "c": {"IPv4Address": "172.32.0.6/29"}, "d": {"IPv4Address": ""}`, "172.32.0.4"},
		{"subnet with a host part", "172.32.0.6/29", `"a": {"IPv4Address": "172.32.0.3/29"}, "b": {"IPv4Address": "172.32.0.4/29"}, "c": {"IPv4Address": "172.32.0.5/29"}`, "172.32.0.6"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := world{engine: engineOf(c.subnet, c.containers)}.run(good("--ip=auto")...)
			require.Zero(t, o.status, o.stderr)
			assert.Equal(t, c.want, ipFlag.FindStringSubmatch(o.stdout)[1])
		})
	}
}

// Launches at one time have different names, and so begin to look at different
// places; one name always gets one answer.
func TestAutoAddressesSpread(t *testing.T) {
	subnet := netip.MustParsePrefix("172.32.0.0/24")
	seen := map[netip.Addr]bool{}
	for i := range 20 {
		name := fmt.Sprintf("egg-%d", i)
		addr, ok := pick(subnet, nil, name)
		require.True(t, ok)
		again, _ := pick(subnet, nil, name)
		assert.Equal(t, addr, again)
		assert.True(t, subnet.Contains(addr))
		seen[addr] = true
	}
	assert.Greater(t, len(seen), 10)
}

// Each address of a subnet is handed out, and neither its first nor its last.
func TestPickFindsTheLastFreeAddress(t *testing.T) {
	subnet := netip.MustParsePrefix("10.0.255.248/29")
	taken := map[netip.Addr]bool{}
	for range 6 {
		addr, ok := pick(subnet, taken, "egg-1")
		require.True(t, ok)
		require.False(t, taken[addr])
		taken[addr] = true
	}
	_, ok := pick(subnet, taken, "egg-1")
	assert.False(t, ok)
	assert.NotContains(t, taken, subnet.Addr())
	assert.NotContains(t, taken, netip.MustParseAddr("10.0.255.255"))
	_, ok = pick(netip.MustParsePrefix("10.0.0.0/31"), nil, "egg-1")
	assert.False(t, ok)
	_, ok = pick(netip.MustParsePrefix("0.0.0.0/0"), nil, "egg-1")
	assert.True(t, ok)
}

func TestAutoAddressFailures(t *testing.T) {
	for _, c := range []struct {
		name   string
		engine func([]string) ([]byte, error)
		status int
		says   string
	}{
		{"no subnet", func([]string) ([]byte, error) { return []byte(`[{"IPAM": {"Config": []}}]`), nil }, exitUsage, "no IPv4 subnet"},
		{"full", engineOf("172.32.0.0/30", ""), exitUsage, "is full"},
		{"no engine", func([]string) ([]byte, error) { return nil, errors.New("not found") }, exitFailure, "asking docker: not found"},
		{"nonsense", func([]string) ([]byte, error) { return []byte("hello"), nil }, exitFailure, "reading what docker told"},
		{"no network", func([]string) ([]byte, error) { return []byte("[]"), nil }, exitFailure, "0 networks"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := world{engine: c.engine}.run(good("--ip=auto")...)
			assert.Equal(t, c.status, o.status)
			assert.Empty(t, o.stdout)
			assert.Contains(t, o.stderr, "container_ip (--ip auto)")
			assert.Contains(t, o.stderr, c.says)
		})
	}
}

func TestEngineIsNotAskedForNothing(t *testing.T) {
	var asked [][]string
	engine := func(argv []string) ([]byte, error) {
		asked = append(asked, argv)
		return engineOf("172.32.0.0/24", "")(argv)
	}
	world{engine: engine}.run(good("--ip=auto", "--image=")...)
	assert.Empty(t, asked, "another field is wrong")
	world{engine: engine}.run(good("--ip=auto", "--engine=/opt/docker")...)
	assert.Equal(t, [][]string{{"/opt/docker", "network", "inspect", "egg-isolated"}}, asked)
}
