package dockerflag

import (
	"cmp"
	"fmt"
	"net"
	"strconv"
	"strings"
)

// Publication is one port of a container that is published. HostPort is empty
// where the engine chooses, and a range where it chooses from one.
type Publication struct {
	HostIP, HostPort, Port, Protocol string
}

// ParsePublish reads [[IP:]PORT:]PORT[/PROTOCOL], with ranges of ports on either
// side, and target=PORT,published=PORT,protocol=PROTOCOL.
func ParsePublish(text string) ([]Publication, error) {
	if strings.Contains(text, "=") {
		short, err := shortPublish(text)
		if err != nil {
			return nil, err
		}
		text = short
	}
	address, host, inside := splitPublish(text)
	inside, protocol, _ := strings.Cut(inside, "/")
	protocol = strings.ToLower(cmp.Or(protocol, "tcp"))
	first, last, ok := portRange(inside)
	if !ok || protocol != "tcp" && protocol != "udp" && protocol != "sctp" {
		return nil, fmt.Errorf("%q publishes no port of the container", text)
	}
	ip, ok := publishedIP(address)
	if !ok {
		return nil, fmt.Errorf("%q is no IP address", address)
	}
	hostFirst, hostLast, ok := portRange(cmp.Or(host, inside))
	if !ok || first != last && last-first != hostLast-hostFirst {
		return nil, fmt.Errorf("%q is no port of the host, nor a range as long as the container's", host)
	}
	all := make([]Publication, 0, last-first+1)
	for i := range last - first + 1 {
		p := Publication{HostIP: ip, Port: strconv.Itoa(first + i), Protocol: protocol}
		switch {
		case host == "":
		case first == last && hostFirst != hostLast:
			p.HostPort = fmt.Sprintf("%d-%d", hostFirst, hostLast)
		default:
			p.HostPort = strconv.Itoa(hostFirst + i)
		}
		all = append(all, p)
	}
	return all, nil
}

// shortPublish writes the long form as the short one.
func shortPublish(text string) (string, error) {
	fields := map[string]string{"protocol": "tcp"}
	for field := range strings.SplitSeq(text, ",") {
		key, value, ok := strings.Cut(field, "=")
		if !ok || key == "" {
			return "", fmt.Errorf("%q is no name=value", field)
		}
		fields[key] = value
	}
	return fields["published"] + ":" + fields["target"] + "/" + fields["protocol"], nil
}

// splitPublish parts a word at its last two colons: an address may hold more.
func splitPublish(text string) (address, host, inside string) {
	rest, inside, ok := cutLast(text, ":")
	if !ok {
		return "", "", text
	}
	address, host, ok = cutLast(rest, ":")
	if !ok {
		return "", rest, inside
	}
	return address, host, inside
}

func cutLast(text, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(text, sep); i >= 0 {
		return text[:i], text[i+len(sep):], true
	}
	return text, "", false
}

// publishedIP is the address without its brackets. None is good, too.
func publishedIP(address string) (string, bool) {
	if strings.HasPrefix(address, "[") {
		ip, _, err := net.SplitHostPort(address + ":")
		if err != nil {
			return "", false
		}
		address = ip
	}
	return address, address == "" || net.ParseIP(address) != nil
}

// portRange reads PORT or PORT-PORT.
func portRange(text string) (first, last int, ok bool) {
	from, to, ranged := strings.Cut(text, "-")
	first, ok = portNumber(from)
	if !ok || !ranged {
		return first, first, ok
	}
	last, ok = portNumber(to)
	return first, last, ok && first <= last
}

func portNumber(text string) (int, bool) {
	port, err := strconv.ParseUint(text, 10, 16)
	return int(port), err == nil
}

func checkPublish(value string) error {
	_, err := ParsePublish(value)
	return err
}

func checkExpose(value string) error {
	ports, _, _ := strings.Cut(value, "/")
	if _, _, ok := portRange(ports); !ok {
		return fmt.Errorf("%q is no port", value)
	}
	return nil
}
