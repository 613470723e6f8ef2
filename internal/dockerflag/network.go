package dockerflag

import (
	"errors"
	"fmt"
	"net/netip"
	"regexp"
	"strconv"
	"strings"
)

// Network is one network of a container.
type Network struct {
	Name, IP, IP6, MAC string
	Aliases            []string
}

// userDefined holds for a network that somebody made.
func (n Network) userDefined() bool {
	switch n.Name {
	case "", "default", "bridge", "host", "none":
		return false
	}
	return !strings.HasPrefix(n.Name, "container:")
}

// longNetwork finds what engines take for the long form: a field with a value.
var longNetwork = regexp.MustCompile(`\w+=\w+`)

// LongNetwork tells whether engines take a text for the long form.
func LongNetwork(text string) bool { return longNetwork.MatchString(text) }

// ParseNetwork reads NAME, and the long form name=NAME,alias=ALIAS,ip=IP,…, in
// which keys and values are lowered.
func ParseNetwork(text string) (Network, error) {
	if !LongNetwork(text) {
		return Network{Name: text}, nil
	}
	fields := Fields(text)
	if fields == nil {
		return Network{}, fmt.Errorf("%q is no record of fields", text)
	}
	var n Network
	for _, field := range fields {
		key, value, ok := strings.Cut(strings.ToLower(field), "=")
		if !ok || key == "" {
			return Network{}, fmt.Errorf("%q is no name=value", field)
		}
		if err := n.set(strings.TrimSpace(key), strings.TrimSpace(value)); err != nil {
			return Network{}, err
		}
	}
	if n.Name == "" {
		return Network{}, errors.New("the network has no name")
	}
	return n, nil
}

func (n *Network) set(key, value string) error {
	switch key {
	case "name":
		n.Name = value
	case "alias":
		n.Aliases = append(n.Aliases, value)
	case "ip":
		n.IP = value
		return checkAddress(value)
	case "ip6":
		n.IP6 = value
		return checkAddress(value)
	case "mac-address":
		n.MAC = value
	case "link-local-ip":
		return checkAddress(value)
	case "driver-opt":
		return checkAssignment(value)
	case "gw-priority":
		if _, err := strconv.Atoi(value); err != nil {
			return fmt.Errorf("%q is no whole number", value)
		}
	default:
		return fmt.Errorf("%q is no field of a network", key)
	}
	return nil
}

func checkAddress(value string) error {
	if _, err := netip.ParseAddr(value); err != nil {
		return fmt.Errorf("%q is no IP address", value)
	}
	return nil
}

func checkNetwork(value string) error {
	_, err := ParseNetwork(value)
	return err
}

// checkAttachment is what is looked at once all flags are read.
func checkAttachment(value string) error {
	n, err := ParseNetwork(value)
	switch {
	case err != nil:
		return err
	case strings.TrimSpace(n.Name) == "":
		return errors.New("the network has no name")
	}
	return checkMAC(n.MAC)
}
