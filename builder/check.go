package builder

import (
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var (
	// What engines take for the name of a container, and of a network.
	containerName = regexp.MustCompile(`^[a-zA-Z0-9][a-zA-Z0-9_.-]+$`)
	networkName   = regexp.MustCompile(`^[a-zA-Z0-9][a-zA-Z0-9_.-]*$`)
	// hostName has no colon and no comma: it stands in host:address pairs and in
	// lists of hosts.
	hostName = regexp.MustCompile(`^[a-zA-Z0-9]([a-zA-Z0-9_.-]{0,251}[a-zA-Z0-9])?$`)
)

// check reports each field that is not well formed.
func (s Sandbox) check() fieldErrors {
	var errs fieldErrors
	s.Network.check(&errs)
	checkRequired(&errs, fieldName, s.Name, containerName, "a container name (two or more of letters, digits, _ . -)")
	s.checkAddress(&errs)
	checkText(&errs, fieldSessionToken, s.SessionToken)
	s.checkEnv(&errs)
	s.checkImage(&errs)
	s.checkEngine(&errs)
	checkFlags(&errs, fieldLifecycle, s.Lifecycle)
	checkFlags(&errs, fieldArgs, s.Args)
	checkFlags(&errs, fieldMounts, s.Mounts)
	checkText(&errs, fieldCommand, s.Command...)
	return errs
}

func (n Network) check(errs *fieldErrors) {
	checkRequired(errs, fieldNetworkName, n.Name, networkName, "a network name ( letters, digits, _ . -)")
	if slices.Contains([]string{"host", "none", "bridge", "default"}, n.Name) {
		errs.add(fieldNetworkName, "is the engine's own network %q, where no sandbox is isolated", n.Name)
	}
	checkRequired(errs, fieldGatewayHost, n.Gateway.Host, hostName, "a host name")
	checkGatewayIP(errs, n.Gateway.IP)
	if n.Gateway.Port == 0 {
		errs.add(fieldGatewayPort, "is missing")
	}
	if n.Mode.IsZero() {
		errs.add(fieldMode, "is missing")
	}
	if n.Mode.IsPrivate() && n.ProxyURL != "" {
		checkProxyURL(errs, n.ProxyURL)
	}
}

func checkGatewayIP(errs *fieldErrors, ip netip.Addr) {
	switch {
	case !ip.IsValid():
		errs.add(fieldGatewayIP, "is missing")
	case ip.IsUnspecified() || ip.Zone() != "":
		errs.add(fieldGatewayIP, "is %s, which nothing can be reached at", ip)
	}
}

// checkProxyURL asks for what every program understands in HTTP_PROXY.
func checkProxyURL(errs *fieldErrors, text string) {
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || (u.Scheme != "http" && u.Scheme != "https") || strings.ContainsFunc(text, unicode.IsSpace) {
		errs.add(fieldProxyURL, "is %q, which is no http or https URL", text)
	}
}

// checkAddress asks for an IPv4 address: --ip takes no other.
func (s Sandbox) checkAddress(errs *fieldErrors) {
	if s.IP.IsValid() && (!s.IP.Is4() || s.IP.IsUnspecified()) {
		errs.add(fieldIP, "is %s, which is no IPv4 address of a container", s.IP)
	}
	if s.IP.IsValid() && s.IP == s.Network.Gateway.IP {
		errs.add(fieldIP, "is %s, which is the gateway's own address", s.IP)
	}
}

func (s Sandbox) checkEnv(errs *fieldErrors) {
	for _, v := range s.Env {
		if v.Key == "" || strings.ContainsFunc(v.Key, notInKey) {
			errs.add(fieldEnv, "has %q, which is no name of a variable", v.Key)
		}
		checkText(errs, fieldEnv, v.Value)
	}
}

func notInKey(r rune) bool { return r == '=' || unicode.IsSpace(r) || unicode.IsControl(r) }

func checkRequired(errs *fieldErrors, field, text string, form *regexp.Regexp, what string) {
	switch {
	case text == "":
		errs.add(field, "is missing")
	case !form.MatchString(text):
		errs.add(field, "is %q, which is not %s", text, what)
	}
}

// checkImage asks for a word that stands by itself and cannot be taken for a flag.
func (s Sandbox) checkImage(errs *fieldErrors) {
	switch {
	case s.Image == "":
		errs.add(fieldImage, "is missing")
	case strings.HasPrefix(s.Image, "-"):
		errs.add(fieldImage, "is %q, which reads as a flag", s.Image)
	case strings.ContainsFunc(s.Image, notInImage):
		errs.add(fieldImage, "is %q, with a blank or a control character in it", s.Image)
	}
}

func notInImage(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// checkEngine takes any path, blanks included: it is one word to the system.
func (s Sandbox) checkEngine(errs *fieldErrors) {
	if strings.HasPrefix(s.Engine, "-") {
		errs.add(fieldEngine, "is %q, which reads as a flag", s.Engine)
	}
	checkText(errs, fieldEngine, s.Engine)
}

// checkFlags asks for a slot that begins with a flag: the engine would take its
// first word for the image otherwise.
func checkFlags(errs *fieldErrors, field string, words []string) {
	if len(words) > 0 && (len(words[0]) < 2 || words[0][0] != '-' || words[0] == "--") {
		errs.add(field, "begins with %q, which is no flag: the engine would take it for the image", words[0])
	}
	checkText(errs, field, words...)
}

// checkText refuses a NUL, where every argument of a process ends.
func checkText(errs *fieldErrors, field string, words ...string) {
	if slices.ContainsFunc(words, func(w string) bool { return strings.ContainsRune(w, 0) }) {
		errs.add(field, "holds a NUL, which no argument can")
	}
}
