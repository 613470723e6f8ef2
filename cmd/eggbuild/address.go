package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"net/netip"
	"os/exec"
	"strings"

	"github.com/egglint/egg/builder"
)

// networkInfo is what docker tells about a network, as far as it matters here.
type networkInfo struct {
	IPAM struct {
		Config []struct{ Subnet, Gateway string }
	}
	Containers map[string]struct{ IPv4Address string }
}

// freeAddress asks the engine for the sandbox's network and picks an IPv4
// address that nothing there holds now. It does not reserve it: where two
// launches pick one, the engine refuses the second.
func freeAddress(sandbox builder.Sandbox, output func([]string) ([]byte, error)) (netip.Addr, error) {
	info, err := inspect(sandbox, output)
	if err != nil {
		return netip.Addr{}, fmt.Errorf("container_ip (--ip auto): network %s: %w", sandbox.Network.Name, err)
	}
	subnet, ok := info.subnet()
	if !ok {
		return netip.Addr{}, usagef("container_ip (--ip auto): network %s has no IPv4 subnet", sandbox.Network.Name)
	}
	taken := info.taken()
	taken[sandbox.Network.Gateway.IP] = true
	addr, ok := pick(subnet, taken, sandbox.Name)
	if !ok {
		return netip.Addr{}, usagef("container_ip (--ip auto): subnet %s of network %s is full", subnet, sandbox.Network.Name)
	}
	return addr, nil
}

func inspect(sandbox builder.Sandbox, output func([]string) ([]byte, error)) (networkInfo, error) {
	engine := sandbox.Engine
	if engine == "" {
		engine = "docker"
	}
	data, err := output([]string{engine, "network", "inspect", sandbox.Network.Name})
	if err != nil {
		return networkInfo{}, fmt.Errorf("asking %s: %w", engine, withStderr(err))
	}
	var networks []networkInfo
	if err := json.Unmarshal(data, &networks); err != nil {
		return networkInfo{}, fmt.Errorf("reading what %s told: %w", engine, err)
	}
	if len(networks) != 1 {
		return networkInfo{}, fmt.Errorf("%s told about %d networks, not one", engine, len(networks))
	}
	return networks[0], nil
}

// withStderr adds what a program said when it failed.
func withStderr(err error) error {
	if failed, ok := errors.AsType[*exec.ExitError](err); ok {
		return fmt.Errorf("%w: %s", err, strings.TrimSpace(string(failed.Stderr)))
	}
	return err
}

func (n networkInfo) subnet() (netip.Prefix, bool) {
	for _, config := range n.IPAM.Config {
		if prefix, err := netip.ParsePrefix(config.Subnet); err == nil && prefix.Addr().Is4() {
			return prefix.Masked(), true
		}
	}
	return netip.Prefix{}, false
}

// taken is every address that the engine says is in use.
func (n networkInfo) taken() map[netip.Addr]bool {
	taken := map[netip.Addr]bool{}
	for _, config := range n.IPAM.Config {
		if addr, err := netip.ParseAddr(config.Gateway); err == nil {
			taken[addr] = true
		}
	}
	for _, container := range n.Containers {
		if prefix, err := netip.ParsePrefix(container.IPv4Address); err == nil {
			taken[prefix.Addr()] = true
		}
	}
	return taken
}

// pick finds an address that is not taken. It begins at a place that the name
// decides, so that launches at the same time seldom meet.
func pick(subnet netip.Prefix, taken map[netip.Addr]bool, name string) (netip.Addr, bool) {
	hosts := hostCount(subnet)
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(name)) // never fails
	for i := range min(hosts, uint64(len(taken))+1) {
		addr := nth(subnet, 1+(uint64(hash.Sum32())+i)%hosts)
		if !taken[addr] {
			return addr, true
		}
	}
	return netip.Addr{}, false
}

// hostCount is how many addresses a subnet has without the first and the last,
// which name the subnet and all of it.
func hostCount(subnet netip.Prefix) uint64 {
	all := uint64(1) << (32 - subnet.Bits())
	if all < 4 {
		return 0
	}
	return all - 2
}

// nth is the address at an offset in an IPv4 subnet.
func nth(subnet netip.Prefix, offset uint64) netip.Addr {
	base := subnet.Addr().As4()
	n := uint64(base[0])<<24 | uint64(base[1])<<16 | uint64(base[2])<<8 | uint64(base[3])
	n += offset
	return netip.AddrFrom4([4]byte{byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)})
}
