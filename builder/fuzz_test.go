package builder_test

import (
	"errors"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"github.com/egglint/egg/builder"
)

// FuzzArgv holds Argv to what must be true of any input: it is refused with a
// named field, or its image stands where it should and every value is in it.
func FuzzArgv(f *testing.F) {
	f.Add("egg-1", "egg-isolated", "egg-gateway", "172.32.0.2", "egg-sandbox", "A", "b c", true)
	f.Add("", "host", "a,b", "::1", "--privileged", "=", "\x00", false)
	f.Fuzz(func(t *testing.T, name, network, host, ip, image, key, value string, private bool) {
		mode := builder.Public()
		if private {
			mode = builder.Private()
		}
		addr, _ := netip.ParseAddr(ip)
		argv, err := builder.Sandbox{
			Network: builder.Network{Name: network, Gateway: builder.Gateway{Host: host, IP: addr, Port: 1}, Mode: mode},
			Name:    name, Image: image, Env: []builder.EnvVar{{Key: key, Value: value}}, Command: []string{"sh"},
		}.Argv()
		if err != nil {
			var field *builder.FieldError
			if !errors.As(err, &field) || argv != nil {
				t.Fatalf("argv %q with error %v", argv, err)
			}
			return
		}
		if argv[len(argv)-2] != image || argv[len(argv)-3] != key+"="+value {
			t.Fatalf("words out of place: %q", argv)
		}
		if slices.Contains(argv, "--dns") != private || !slices.Contains(argv, "CONTAINER_ID="+name) {
			t.Fatalf("contract is not kept: %q", argv)
		}
		if strings.ContainsRune(strings.Join(argv, ""), 0) {
			t.Fatalf("a NUL in %q", argv)
		}
	})
}
