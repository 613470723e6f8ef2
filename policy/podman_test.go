package policy

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/internal/enginetest"
	"github.com/egglint/egg/parser"
)

// podmanBody is what podman's client asks its engine for.
type podmanBody struct {
	Name, Hostname, User, Image, Rootfs    string
	Work_dir                               string
	Command, Entrypoint, Groups            []string
	Cap_add, Cap_drop, Hostadd, Dns_search []string
	Dns_server                             []string
	Selinux_opts                           []string
	Env, Labels, Sysctl                    map[string]string
	Expose                                 map[string]string
	Privileged, Remove, Terminal, Stdin    bool
	Read_only_filesystem                   bool
	Devices                                []struct{ Path string }
	R_limits                               []struct {
		Type       string
		Soft, Hard int64
	}
	Mounts []struct{ Destination, Type, Source string }
}

// The same for podman, which parts many values at their commas.
func TestReadingIsWhatPodmanIsAskedFor(t *testing.T) {
	p := parser.New(parser.Options{})
	enginetest.Hold(t, "podman", enginetest.Generator.Argv, func(argv []string, answer enginetest.Answer) bool {
		if !enginetest.AgreesOn(t, argv, answer) {
			return false
		}
		var asked podmanBody
		if assert.NoError(t, json.Unmarshal(answer.Request.Body, &asked)) {
			sameAsPodmanAsked(t, p, argv, asked)
		}
		return true
	})
}

func sameAsPodmanAsked(t *testing.T, p *parser.Parser, argv []string, asked podmanBody) {
	launch, err := p.Argv(argv)
	if !assert.NoError(t, err, "%q", argv) || !assert.Len(t, launch.Scenarios, 1, "%q", argv) {
		return
	}
	s := &launch.Scenarios[0]
	assert.Equal(t, asked.Rootfs != "", rootfsOf(s) == yes, "%q", argv)
	o := concrete{s}
	for _, c := range []struct {
		what        string
		ours, asked any
	}{
		{"name", o.last("name"), asked.Name},
		{"image", o.text(s.Image), cmp.Or(asked.Image, asked.Rootfs)},
		{"command", o.command(), strings.Join(asked.Command, "\x00")},
		{"user", o.last("user"), asked.User},
		{"workdir", o.last("workdir"), asked.Work_dir},
		{"hostname", o.last("hostname"), asked.Hostname},
		{"labels", o.pairs("label"), asked.Labels},
		{"sysctls", o.pairs("sysctl"), asked.Sysctl},
		{"dns", o.addresses("dns"), asked.Dns_server},
		{"hosts", o.values("add-host"), asked.Hostadd},
		{"caps", sorted(o.values("cap-add")), sorted(asked.Cap_add)},
		{"dropped", sorted(o.values("cap-drop")), sorted(asked.Cap_drop)},
		{"groups", o.values("group-add"), asked.Groups},
		{"limits", o.limitLines(), limitsAsked(asked)},
		{"privileged", o.on("privileged"), asked.Privileged}, {"read-only", o.on("read-only"), asked.Read_only_filesystem},
		{"rm", o.on("rm"), asked.Remove}, {"tty", o.on("tty"), asked.Terminal}, {"interactive", o.on("interactive"), asked.Stdin},
	} {
		assert.Equal(t, fmt.Sprint(c.asked), fmt.Sprint(c.ours), "%s of %q", c.what, argv)
	}
}

// limitLines leaves out --ulimit host, which takes the limits of the caller: no limit
// is sent.
func (o concrete) limitLines() []string {
	var all []string
	for _, l := range limitsOf(o.Scenario) {
		if o.text(l.name) == "host" {
			continue
		}
		all = append(all, fmt.Sprintf("%s=%s:%s", o.text(l.name), o.text(l.soft), o.text(l.hard)))
	}
	return slices.Sorted(slices.Values(all))
}

func limitsAsked(asked podmanBody) []string {
	var all []string
	for _, l := range asked.R_limits {
		all = append(all, fmt.Sprintf("%s=%d:%d", l.Type, l.Soft, l.Hard))
	}
	return slices.Sorted(slices.Values(all))
}
