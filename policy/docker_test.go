package policy

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"net"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/internal/enginetest"
	"github.com/egglint/egg/parser"
)

// body is what the client asks the engine for.
type body struct {
	Image, User, WorkingDir, Hostname string
	Cmd, Entrypoint, Env              []string
	Labels                            map[string]string
	Tty, OpenStdin                    bool
	HostConfig                        struct {
		Binds, Dns, ExtraHosts, SecurityOpt, CapAdd, CapDrop, GroupAdd, VolumesFrom []string
		Tmpfs, Sysctls                                                              map[string]string
		NetworkMode, PidMode, IpcMode, UTSMode, UsernsMode, CgroupnsMode            string
		Privileged, ReadonlyRootfs, AutoRemove, PublishAllPorts                     bool
		Memory, MemorySwap, MemoryReservation, NanoCpus, PidsLimit, ShmSize         int64
		Mounts                                                                      []struct {
			Type, Source, Target string
			ReadOnly             bool
			BindOptions          struct{ Propagation string }
			VolumeOptions        struct {
				DriverConfig struct{ Options map[string]string }
			}
		}
		PortBindings  map[string][]struct{ HostIp, HostPort string }
		Ulimits       []dockerflag.Ulimit
		Devices       []struct{ PathOnHost, PathInContainer, CgroupPermissions string }
		RestartPolicy struct {
			Name              string
			MaximumRetryCount int
		}
	}
	NetworkingConfig struct {
		EndpointsConfig map[string]*struct {
			IPAMConfig *struct{ IPv4Address string }
			Aliases    []string
		}
	}
}

// The real client is asked what it makes of random argvs. What is refused is what
// it refuses, for the same reason, and what rules are asked about is what the client
// asks the engine for.
func TestReadingIsWhatTheEngineIsAskedFor(t *testing.T) {
	p := parser.New(parser.Options{})
	enginetest.Hold(t, "docker", enginetest.Generator.Argv, func(argv []string, answer enginetest.Answer) bool {
		if !enginetest.AgreesOn(t, argv, answer) {
			return false
		}
		var asked body
		if assert.NoError(t, json.Unmarshal(answer.Request.Body, &asked)) {
			sameAsAsked(t, p, argv, asked, answer.Request.Query.Get("name"))
		}
		return true
	})
}

func sameAsAsked(t *testing.T, p *parser.Parser, argv []string, asked body, name string) {
	launch, err := p.Argv(argv)
	if !assert.NoError(t, err, "%q", argv) || !assert.Len(t, launch.Scenarios, 1, "%q", argv) {
		return
	}
	s := &launch.Scenarios[0]
	assert.False(t, isOpen(s), "%q", argv)
	o := concrete{s}
	h := asked.HostConfig
	for _, c := range []struct {
		what        string
		ours, asked any
	}{
		{"name", o.last("name"), name},
		{"image", o.image(), asked.Image},
		{"command", o.command(), strings.Join(asked.Cmd, "\x00")},
		{"entrypoint", o.entrypoint(), asked.Entrypoint},
		{"env", o.variables(), sorted(asked.Env)},
		{"user", o.last("user"), asked.User},
		{"workdir", o.last("workdir"), asked.WorkingDir},
		{"hostname", o.last("hostname"), asked.Hostname},
		{"labels", o.pairs("label"), asked.Labels},
		{"sysctls", o.pairs("sysctl"), h.Sysctls},
		{"dns", o.addresses("dns"), h.Dns},
		{"hosts", o.hosts(), h.ExtraHosts},
		{"security", o.security(), securityAsked(h.SecurityOpt)},
		{"caps", granted(o.values("cap-add"), nil), granted(h.CapAdd, nil)},
		{"dropped", granted(o.values("cap-drop"), o.values("cap-add")), granted(h.CapDrop, h.CapAdd)},
		{"groups", o.values("group-add"), h.GroupAdd},
		{"volumes from", o.values("volumes-from"), h.VolumesFrom},
		{"binds", o.binds(), sorted(h.Binds)},
		{"mounts", o.mounts(), mountsAsked(asked)},
		{"tmpfs", o.tmpfs(), h.Tmpfs},
		{"network", o.network(), h.NetworkMode},
		{"networks", o.networks(asked), networksAsked(asked)},
		{"address", o.address(asked), addressAsked(asked)},
		{"aliases", o.aliases(asked), aliasesAsked(asked)},
		{"ports", o.ports(), portsAsked(asked)},
		{"limits", o.limits(), h.Ulimits},
		{"devices", o.devices(), devicesAsked(asked)},
		{"restart", o.restart(), fmt.Sprint(h.RestartPolicy.Name, ":", h.RestartPolicy.MaximumRetryCount)},
		{"pid", o.last("pid"), h.PidMode}, {"ipc", o.last("ipc"), h.IpcMode}, {"uts", o.last("uts"), h.UTSMode},
		{"userns", o.last("userns"), h.UsernsMode}, {"cgroupns", o.last("cgroupns"), h.CgroupnsMode},
		{"privileged", o.on("privileged"), h.Privileged}, {"read-only", o.on("read-only"), h.ReadonlyRootfs}, {"rm", o.on("rm"), h.AutoRemove},
		{"publish-all", o.on("publish-all"), h.PublishAllPorts}, {"tty", o.on("tty"), asked.Tty}, {"interactive", o.on("interactive"), asked.OpenStdin},
		{"memory", o.bytes("memory"), h.Memory}, {"swap", o.bytes("memory-swap"), h.MemorySwap}, {"reservation", o.bytes("memory-reservation"), h.MemoryReservation},
		{"shm", o.bytes("shm-size"), h.ShmSize}, {"cpus", o.cpus(), h.NanoCpus}, {"pids", o.number("pids-limit"), h.PidsLimit},
	} {
		assert.Equal(t, fmt.Sprint(c.asked), fmt.Sprint(c.ours), "%s of %q", c.what, argv)
	}
}

// concrete tells what is read of a scenario whose words are all known, as the
// client writes it down.
type concrete struct{ *parser.Scenario }

// image puts the parts of the image's name together again.
func (o concrete) image() string {
	r := referenceOf(o.Image)
	name := o.text(r.repository)
	if tag := o.text(r.tag); tag != "" {
		name += ":" + tag
	}
	if digest := o.text(r.digest); digest != "" {
		name += "@" + digest
	}
	parts, err := dockerflag.ParseImage(name)
	if want := (dockerflag.Image{Repository: o.text(r.repository), Tag: o.text(r.tag), Digest: o.text(r.digest)}); err != nil || parts != want {
		return fmt.Sprint("READ AS ", parts, err)
	}
	return name
}

func (concrete) text(w *parser.Word) string {
	text, ok := value(w)
	if !ok {
		return "NOT KNOWN"
	}
	return text
}

func (o concrete) values(name string) []string {
	var all []string
	for _, f := range flagsNamed(o.Scenario, name) {
		all = append(all, o.text(flagWord(f)))
	}
	return all
}

func (o concrete) last(name string) string {
	all := append([]string{""}, o.values(name)...)
	return all[len(all)-1]
}

func (o concrete) on(name string) bool {
	on, _ := strconv.ParseBool(o.last(name))
	return on
}

func (o concrete) bytes(name string) int64 {
	if n, err := strconv.ParseInt(o.last(name), 10, 64); err == nil {
		return n
	}
	n, _ := dockerflag.ParseBytes(o.last(name))
	return n
}

func (o concrete) cpus() int64 {
	n, _ := dockerflag.ParseCPUs(o.last("cpus"))
	return n
}

func (o concrete) number(name string) int64 {
	n, _ := strconv.ParseInt(o.last(name), 0, 64)
	return n
}

func (o concrete) command() string {
	var words []string
	for _, e := range o.Command {
		words = append(words, o.text(e.Word))
	}
	return strings.Join(words, "\x00")
}

func (o concrete) entrypoint() []string {
	if len(o.values("entrypoint")) == 0 {
		return nil
	}
	return []string{o.last("entrypoint")}
}

// variables are what the container gets: of two for one name the last one counts.
func (o concrete) variables() []string {
	var all []string
	for name, v := range o.Env {
		if v.Value != nil {
			name += "=" + o.text(v.Value)
		}
		all = append(all, name)
	}
	return sorted(all)
}

func (o concrete) pairs(name string) map[string]string {
	all := map[string]string{}
	for _, v := range o.values(name) {
		key, value, _ := strings.Cut(v, "=")
		all[key] = value
	}
	return all
}

func (o concrete) addresses(name string) []string {
	var all []string
	for _, v := range o.values(name) {
		all = append(all, net.ParseIP(strings.TrimSpace(v)).String())
	}
	return all
}

func (o concrete) hosts() []string {
	var all []string
	for _, f := range flagsNamed(o.Scenario, "add-host") {
		host, address := addedHost(f)
		all = append(all, o.text(host)+":"+o.text(address))
	}
	return all
}

func (o concrete) security() []string {
	var all []string
	for _, n := range securityOf(o.Scenario) {
		set := strings.TrimSuffix(o.text(n.name)+"="+o.text(n.value), "=")
		if set != "systempaths=unconfined" {
			all = append(all, set)
		}
	}
	return all
}

func securityAsked(options []string) []string {
	var all []string
	for _, option := range options {
		if !strings.Contains(option, "=") {
			option = strings.Replace(option, ":", "=", 1)
		}
		all = append(all, option)
	}
	return all
}

func sorted(texts []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(texts)))
}

// granted are capabilities as newer clients leave and older ones write them: in
// one spelling, sorted, all of them for ALL, without those that are granted anyway.
func granted(names, besides []string) []string {
	spelled := func(names []string) []string {
		var all []string
		for _, name := range names {
			all = append(all, "CAP_"+strings.TrimPrefix(strings.ToUpper(name), "CAP_"))
		}
		return sorted(all)
	}
	all := spelled(names)
	if slices.Contains(all, "CAP_ALL") {
		return []string{"CAP_ALL"}
	}
	return slices.DeleteFunc(all, func(name string) bool { return slices.Contains(spelled(besides), name) })
}

// binds leaves the drive letters of Windows out: they are no paths here.
func (o concrete) binds() []string {
	var all []string
	for _, m := range mountsOf(o.Scenario) {
		if m.flag == "volume" && len(m.sources) > 0 {
			all = append(all, o.text(m.written))
			read := o.text(m.sources[0]) + ":" + o.text(m.targets[0])
			if o.text(m.written) != read+o.optionsOf(m) {
				all = append(all, "READ AS "+read+o.optionsOf(m))
			}
		}
	}
	return sorted(all)
}

// optionsOf is how the options of a mount stand behind its target, in the order that
// the test's values have them.
func (o concrete) optionsOf(m mount) string {
	var all []string
	switch text := o.text(m.written); {
	case m.readOnly == yes:
		all = append(all, "ro")
	case strings.HasSuffix(text, ":rw") || strings.Contains(text, ":rw,"):
		all = append(all, "rw")
	}
	if propagation := o.text(m.propagation); propagation != "" {
		all = append(all, propagation)
	}
	for _, option := range m.options {
		all = append(all, o.text(option))
	}
	if len(all) == 0 {
		return ""
	}
	return ":" + strings.Join(all, ",")
}

func (o concrete) mounts() []string {
	var all []string
	for _, m := range mountsOf(o.Scenario) {
		if m.flag == "mount" {
			sources := append([]*parser.Word{literal("")}, m.sources...)
			device := append([]*parser.Word{literal("")}, m.devices...)
			all = append(all, fmt.Sprint(o.text(m.kind), " ", o.text(sources[len(sources)-1]), " ", o.text(m.targets[len(m.targets)-1]), " ",
				m.readOnly == yes, " ", o.text(m.propagation), " ", o.text(device[len(device)-1])))
		}
	}
	return all
}

func mountsAsked(asked body) []string {
	var all []string
	for _, m := range asked.HostConfig.Mounts {
		all = append(all, fmt.Sprint(m.Type, " ", m.Source, " ", m.Target, " ", m.ReadOnly, " ", m.BindOptions.Propagation, " ", m.VolumeOptions.DriverConfig.Options["device"]))
	}
	return all
}

func (o concrete) tmpfs() map[string]string {
	all := map[string]string{}
	for _, m := range mountsOf(o.Scenario) {
		if m.flag == "tmpfs" {
			target, options, _ := strings.Cut(o.text(m.written), ":")
			all[o.text(m.targets[0])] = options
			if read := o.text(m.targets[0]) + o.optionsOf(m); read != o.text(m.written) {
				all["READ AS "+target] = read
			}
		}
	}
	return all
}

func (o concrete) network() string {
	if networks := networksOf(o.Scenario); len(networks) > 0 {
		return o.text(networks[0].name)
	}
	return "default"
}

// networks are all that the container is attached to. Older clients do not name the
// engine's own.
func (o concrete) networks(asked body) []string {
	if len(networksAsked(asked)) == 0 {
		return nil
	}
	var all []string
	for _, n := range networksOf(o.Scenario) {
		all = append(all, o.text(n.name))
	}
	if len(all) == 0 {
		return []string{"default"}
	}
	return sorted(all)
}

func networksAsked(asked body) []string {
	return slices.Sorted(maps.Keys(asked.NetworkingConfig.EndpointsConfig))
}

// address is that on the first network. Older clients send none for the engine's own.
func (o concrete) address(asked body) string {
	if len(networksAsked(asked)) == 0 {
		return ""
	}
	if networks := networksOf(o.Scenario); len(networks) > 0 && networks[0].address != nil {
		return o.text(networks[0].address)
	}
	return o.last("ip")
}

func addressAsked(asked body) string {
	endpoint := asked.NetworkingConfig.EndpointsConfig[asked.HostConfig.NetworkMode]
	if endpoint == nil || endpoint.IPAMConfig == nil {
		return ""
	}
	return endpoint.IPAMConfig.IPv4Address
}

// aliases are those of the first network.
func (o concrete) aliases(asked body) []string {
	all := o.values("network-alias")
	if networks := networksOf(o.Scenario); len(networks) > 0 {
		for _, w := range networks[0].aliases {
			all = append(all, o.text(w))
		}
	}
	return all
}

func aliasesAsked(asked body) []string {
	if endpoint := asked.NetworkingConfig.EndpointsConfig[asked.HostConfig.NetworkMode]; endpoint != nil {
		return endpoint.Aliases
	}
	return nil
}

// ports unfolds ranges by the engine's own arithmetic.
func (o concrete) ports() []string {
	var all []string
	for _, p := range portsOf(o.Scenario) {
		written := o.text(p.host) + ":" + o.text(p.inside) + "/" + o.text(p.protocol)
		if address := o.text(p.address); address != "" {
			written = "[" + address + "]:" + written
		}
		published, err := dockerflag.ParsePublish(written)
		if err != nil {
			return []string{err.Error()}
		}
		for _, b := range published {
			all = append(all, b.HostIP+" "+b.HostPort+" "+b.Port+"/"+b.Protocol)
		}
	}
	slices.Sort(all)
	return all
}

func portsAsked(asked body) []string {
	var all []string
	for _, inside := range slices.Sorted(maps.Keys(asked.HostConfig.PortBindings)) {
		for _, b := range asked.HostConfig.PortBindings[inside] {
			all = append(all, b.HostIp+" "+b.HostPort+" "+inside)
		}
	}
	slices.Sort(all)
	return all
}

// limits are sorted by name; of two for one name the last one counts.
func (o concrete) limits() []dockerflag.Ulimit {
	byName := map[string]dockerflag.Ulimit{}
	for _, l := range limitsOf(o.Scenario) {
		soft, _ := strconv.ParseInt(o.text(l.soft), 10, 64)
		hard, _ := strconv.ParseInt(o.text(l.hard), 10, 64)
		byName[o.text(l.name)] = dockerflag.Ulimit{Name: o.text(l.name), Soft: soft, Hard: hard}
	}
	return slices.SortedFunc(maps.Values(byName), func(a, b dockerflag.Ulimit) int { return cmp.Compare(a.Name, b.Name) })
}

func (o concrete) devices() []string {
	var all []string
	for _, d := range devicesOf(o.Scenario) {
		all = append(all, o.text(d.host)+" "+path.Clean(o.text(d.inside))+" "+o.text(d.mode))
	}
	return all
}

func devicesAsked(asked body) []string {
	var all []string
	for _, d := range asked.HostConfig.Devices {
		all = append(all, d.PathOnHost+" "+d.PathInContainer+" "+d.CgroupPermissions)
	}
	return all
}

func (o concrete) restart() string {
	name, count, _ := strings.Cut(o.last("restart"), ":")
	if name == "" && len(o.values("restart")) == 0 {
		name = "no"
	}
	return name + ":" + cmp.Or(count, "0")
}
