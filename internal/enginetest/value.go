package enginetest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/egglint/egg/internal/dockerflag"
)

// value is a value for a flag: good as a rule, now and then a bad one, but for
// addresses, which newer clients alone look at.
func (g Generator) value(f dockerflag.Flag) string {
	if g.oneIn(40) && !strings.Contains(f.Name, "ip") {
		return g.from("|x|-1|1q|/x|a=b|host||:|=")
	}
	switch f.Canonical() {
	case "mount":
		return g.mount()
	case "publish":
		return g.publish()
	case "network":
		return g.network()
	}
	if f.Splits() && g.oneIn(3) {
		return g.from(`A,B|80,81|net.a=1,net.b=2|1.1.1.1,2.2.2.2|nofile=1:2,nproc=3:4|a:1.1.1.1,b:2.2.2.2|80:80,81:81|,|A,|"A,B",C|"|A "B"`)
	}
	for _, values := range []string{values[f.Canonical()], valuesByType[f.Type]} {
		if values != "" {
			return g.from(values)
		}
	}
	return "v"
}

// from picks one of the values between the bars. Behind a double bar stand those
// of which older clients think otherwise than newer ones: they are not asked.
func (g Generator) from(values string) string {
	common, newer, differ := strings.Cut(values, "||")
	all := strings.Split(common, "|")
	if differ && !g.older {
		all = append(all, strings.Split(newer, "|")...)
	}
	return g.word(all...)
}

// values are good ones first, and some that are refused. An address that is none
// is refused by newer clients alone, so none stands here.
var values = map[string]string{
	"add-host":            "h:10.0.0.1|h:::1|h:host-gateway|H.x:1.2.3.4|h:nope|:1.1.1.1|h||h=10.0.0.2|h:[::1]",
	"attach":              "stdout|STDERR|stdin|out",
	"blkio-weight":        "10|0x10|500|70000|-1",
	"blkio-weight-device": "/dev/sda:100|/dev/sda:0|/dev/sda:5|sda:100|/dev/sda",
	"cap-add":             "NET_ADMIN|cap_sys_admin|v|all",
	"cap-drop":            "ALL|net_admin|v",
	"cgroupns":            "private|host|public",
	"device":              "/dev/null:/dev/null|/dev/null|/dev/null:rw|/dev/null:/dev/zero:r|/dev/null:/x:q|/dev/null:rr|null|a:b:c:d||v.com/c=dev",
	"device-cgroup-rule":  "c 1:3 rwm|b *:* r|x 1:3 r|c 1:3",
	"device-read-bps":     "/dev/sda:1mb|/dev/sda:1q|/dev/sda",
	"device-write-bps":    "/dev/sda:1mb|sda:1mb",
	"device-read-iops":    "/dev/sda:10|/dev/sda:0x10|/dev/sda:-1",
	"device-write-iops":   "/dev/sda:10|/dev/sda:1m",
	"dns":                 "0.0.0.0|::1|8.8.8.8| 1.1.1.1|0:0:0:0:0:0:0:1|nope|300.1.1.1",
	"dns-search":          "a.b|.|x-y.z| a |1|-a|a..b|a_b",
	"env":                 "K=V|K=|K=a=b|L=W|UNSET|K|=x",
	"env-file":            "/dev/null",
	"expose":              "80|80-82|80/udp|80-70|x|99999|80/xyz",
	"ip":                  "10.0.0.2",
	"ip6":                 "fd00::2",
	"ipc":                 "private|host|shareable|container:x|anything",
	"label":               "a=b|a|a=|=x| a=b|a b=c",
	"label-file":          "/dev/null",
	"link":                "a:b|a|a:b:c",
	"link-local-ip":       "10.0.0.3",
	"log-driver":          "json-file|none",
	"log-opt":             "a=b|a",
	"mac-address":         "92:d0:c6:0a:29:33|92-d0-c6-0a-29-33|nope",
	"memory-swap":         "-1|1g|-2",
	"memory-swappiness":   "-1|0|100|60|101|-2",
	"pid":                 "host|container:x|container:|private",
	"platform":            "linux/amd64|linux|arm64|X86_64|Linux/ARM/7|linux/x/y|linux/a/b/c|plan10|/amd64|linux/|lin ux|windows/*",
	"pull":                "never|always|missing||sometimes",
	"restart":             "no|always|on-failure:3|unless-stopped|on-failure|on-failure:x|always:1||no:|:3",
	"security-opt":        "label=disable|label:disable|no-new-privileges|no-new-privileges:false|no-new-privileges=true|apparmor=unconfined|seccomp=unconfined|seccomp:unconfined|systempaths=unconfined|label|x=y=z||label=",
	"storage-opt":         "a=b|size=1g|a",
	"sysctl":              "net.a=1|kernel.sem=1|fs.mqueue.x=1|net.a|vm.x=1",
	"tmpfs":               "/t|/t:size=1m|/u:rw,noexec|t",
	"userns":              "host|private|keep-id",
	"uts":                 "host|private",
	"volume":              "/a:/b|/a:/c:ro|vol:/d|vol:/e:rw,z|/f|~/x:/g|/a:/h:ro,rshared|vol2:/i:nocopy|C:/x:/y|a:b:c:d|/a:/b/../j||/a::ro|:/x|/a:",
	"health-interval":     "1s|0s|-1s|x",
	"health-timeout":      "1m30s|1",
	"health-retries":      "0|3|-1",
	"stop-timeout":        "5|-1|1s",
	"cpus":                "1.5|1/2|0.0000000001|x|2e0",
	"gpus":                "all|2|device=0|count=2,driver=x|\"device=0,1\"|capabilities=utility|all,all|x|foo=1",
	"annotation":          "a=b|a",
	"detach-keys":         "ctrl-p",
	"entrypoint":          "sh|/bin/x y|",
	"user":                "1000|0:0|root",
	"workdir":             "/w",
}

var valuesByType = map[string]string{
	"bytes": "16m|1.5GiB|100|1 kb|2T|0x10|1q|-1|16mm||.5g|1e3k", "decimal": "1.5", "duration": "1s|2m", "int": "5|0x10|-3|5.0", "int64": "5|-1|0b11|1k",
	"map": "a=b", "uint16": "10", "uint64": "5", "ulimit": "nofile=1|nofile=1024:2048|core=-1|core=-1:-1|nofile=5:1|core=-1:5|x=1|nofile|nofile=a|nofile=1:2:3",
}

func (g Generator) mount() string {
	fields := []string{g.word("type=bind", "type=bind", "type=volume", "type=tmpfs", "TYPE=Tmpfs", "ro", "type=")}
	fields = append(fields, fmt.Sprintf("%s=/m%d%s", g.word("target", "dst", "destination", "Target"), g.IntN(20), g.word("", "", "/", "/../x")))
	for range g.IntN(3) {
		fields = append(fields, g.from("source=/a|src=/b/c|source=vol|readonly|ro=false|readonly=1|ro=maybe|bind-propagation=rshared|"+
			"volume-opt=device=/dev/x|volume-opt=o=bind|volume-nocopy|volume-nocopy=false|volume-driver=local|volume-label=a=b|"+
			`tmpfs-size=64m|tmpfs-size=1q|tmpfs-mode=1777|tmpfs-mode=9|consistency=cached|bogus=1|bare|"src=/q,r"|"|target=||`+
			"bind-recursive=disabled|bind-recursive=writable|bind-recursive=x"))
	}
	g.Shuffle(len(fields), func(i, j int) { fields[i], fields[j] = fields[j], fields[i] })
	return strings.Join(fields, ",")
}

func (g Generator) publish() string {
	if g.oneIn(4) {
		return g.word("target=80,published=8080", "target=80,published=8080,protocol=udp", "target=80", "published=1", "x=,y", "target=a,published=1", "protocol=TCP,target=80-81,published=90-91")
	}
	address := g.word("", "", "", "127.0.0.1:", "[::1]:", "::1:", "0.0.0.0:", "300.1.1.1:", "[::1:")
	host := g.word("", "", "8080:", "80-82:", "8000-8001:", "70000:", "x:", ":")
	inside := g.word("80", "80", "80-82", "90-91", "82-80", "0", "99999", "", "80-80", "-1", "80-")
	return address + host + inside + g.word("", "", "/udp", "/SCTP", "/xxx", "/")
}

func (g Generator) network() string {
	if g.oneIn(3) {
		fields := []string{g.word("name", "NAME", "name") + "=" + g.word("net1", "Net2", "host")}
		for range g.IntN(3) {
			fields = append(fields, g.from(`ip=10.0.0.9|ip6=fd00::9|driver-opt=a=b|driver-opt=a|foo=1|bare|name=net3|"||`+
				"alias=web|alias=Web2|mac-address=92:d0:c6:0a:29:33|mac-address=x|link-local-ip=10.0.0.4"))
		}
		return strings.Join(fields, ",")
	}
	return g.word("net1", "net2", "net1", "host", "none", "bridge", "default", "container:x", "a=b", "Net4", "net1,alias=x", "=x", "name=")
}

// Values makes values of options that have a syntax of their own.
type Values struct{ Generator }

// NewValues makes a maker of values that hang on the seed alone.
func NewValues(seed uint64) Values {
	return Values{Generator{Rand: rand.New(rand.NewPCG(seed, 2026)), engine: "docker"}}
}

// Option picks an option that is taken apart, and makes a value for it. The image is
// one.
func (v Values) Option() (name, value string) {
	name = v.from("volume|mount|tmpfs|publish|network|security-opt|ulimit|device|add-host|image")
	if name == "image" {
		return name, v.image()
	}
	f, _ := dockerflag.Run().Long(name)
	return name, v.value(f)
}
