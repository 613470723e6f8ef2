package builder

import (
	"math"
	"net/netip"
)

// Spec is a sandbox as files describe it: plain values, in the words of the
// input of eggbuild. An empty text, or one that is absent, means the same.
type Spec struct {
	Network       NetworkSpec `json:"network"`
	ContainerName string      `json:"container_name"`
	ContainerIP   string      `json:"container_ip,omitempty"`
	SessionToken  string      `json:"session_token,omitempty"`
	RuntimeUID    *int64      `json:"runtime_uid,omitempty"`
	RuntimeGID    *int64      `json:"runtime_gid,omitempty"`
	ExtraEnv      EnvList     `json:"extra_env,omitempty"`
	ExtraArgs     []string    `json:"extra_args,omitempty"`
	Engine        string      `json:"engine,omitempty"`
	Image         string      `json:"image"`
	Lifecycle     []string    `json:"lifecycle,omitempty"`
	Mounts        []string    `json:"mounts,omitempty"`
	Command       []string    `json:"command,omitempty"`
}

// NetworkSpec is the network of a Spec.
type NetworkSpec struct {
	Name        string `json:"network_name"`
	GatewayHost string `json:"gateway_hostname"`
	GatewayIP   string `json:"gateway_ip"`
	GatewayPort int64  `json:"gateway_port"`
	Mode        string `json:"repo_mode"`
	ProxyURL    string `json:"proxy_url,omitempty"`
}

// Sandbox reads the values of a spec. Its error joins one *FieldError for each
// field that is wrong or missing; a sandbox that it gives without error has an
// argv.
func (s Spec) Sandbox() (Sandbox, error) {
	var errs fieldErrors
	sandbox := Sandbox{
		Network:      s.Network.read(&errs),
		Name:         s.ContainerName,
		Image:        s.Image,
		Engine:       s.Engine,
		IP:           readAddress(&errs, fieldIP, s.ContainerIP),
		SessionToken: s.SessionToken,
		UID:          readID(&errs, fieldUID, s.RuntimeUID),
		GID:          readID(&errs, fieldGID, s.RuntimeGID),
		Env:          s.ExtraEnv,
		Args:         s.ExtraArgs,
		Lifecycle:    s.Lifecycle,
		Mounts:       s.Mounts,
		Command:      s.Command,
	}
	errs.addNew(sandbox.check())
	return sandbox, errs.join()
}

func (s NetworkSpec) read(errs *fieldErrors) Network {
	return Network{
		Name: s.Name,
		Gateway: Gateway{
			Host: s.GatewayHost,
			IP:   readAddress(errs, fieldGatewayIP, s.GatewayIP),
			Port: readPort(errs, s.GatewayPort),
		},
		Mode:     readMode(errs, s.Mode),
		ProxyURL: s.ProxyURL,
	}
}

func readAddress(errs *fieldErrors, field, text string) netip.Addr {
	if text == "" {
		return netip.Addr{}
	}
	addr, err := netip.ParseAddr(text)
	if err != nil {
		errs.add(field, "is %q, which is no IP address", text)
	}
	return addr
}

func readPort(errs *fieldErrors, n int64) uint16 {
	if n < 0 || n > math.MaxUint16 {
		errs.add(fieldGatewayPort, "is %d, which is no port", n)
		return 0
	}
	return uint16(n)
}

func readMode(errs *fieldErrors, text string) Mode {
	if text == "" {
		return Mode{}
	}
	mode, err := ParseMode(text)
	if err != nil {
		errs.add(fieldMode, "is %s", err)
	}
	return mode
}

func readID(errs *fieldErrors, field string, n *int64) *uint32 {
	if n == nil {
		return nil
	}
	if *n < 0 || *n >= math.MaxUint32 {
		errs.add(field, "is %d, which is no user or group", *n)
		return nil
	}
	return new(uint32(*n))
}
