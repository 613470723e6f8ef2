package dockerflag

import (
	"fmt"
	"net"
	"regexp"
	"strings"
)

func checkIP(value string) error {
	if net.ParseIP(strings.TrimSpace(value)) == nil {
		return fmt.Errorf("%q is no IP address", value)
	}
	return nil
}

func checkOptionalIP(value string) error {
	if value == "" {
		return nil
	}
	return checkIP(value)
}

func checkMAC(value string) error {
	if value == "" {
		return nil
	}
	if _, err := net.ParseMAC(strings.TrimSpace(value)); err != nil {
		return fmt.Errorf("%q is no MAC address", value)
	}
	return nil
}

// checkAddHost takes HOST:IP and HOST=IP; an address may stand in brackets.
func checkAddHost(value string) error {
	host, address, ok := strings.Cut(value, "=")
	if !ok {
		host, address, ok = strings.Cut(value, ":")
	}
	if !ok || host == "" || strings.Contains(host, ":") {
		return fmt.Errorf("%q is no HOST:ADDRESS", value)
	}
	if address == "host-gateway" {
		return nil
	}
	return checkIP(unbracketed(address))
}

// unbracketed takes the brackets around an address away.
func unbracketed(address string) string {
	if len(address) > 2 && address[0] == '[' && address[len(address)-1] == ']' {
		return address[1 : len(address)-1]
	}
	return address
}

// domainPattern is labels of letters, digits and inner hyphens. Each may begin
// with a colon, for that is how engines read them.
var domainPattern = regexp.MustCompile(`^:?` + domainLabel + `(:?\.:?` + domainLabel + `)*\.?\s*$`)

const domainLabel = `:?[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?`

func checkDomain(value string) error {
	value = strings.Trim(value, " ")
	if value == "." {
		return nil
	}
	letters := strings.ContainsFunc(value, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' })
	if !letters || len(strings.TrimSpace(value)) > 255 || !domainPattern.MatchString(value) {
		return fmt.Errorf("%q is no domain", value)
	}
	return nil
}
