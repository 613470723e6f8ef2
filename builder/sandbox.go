package builder

import "net/netip"

// Sandbox describes one sandbox container. Its zero value is no sandbox: Argv
// names every field that is missing.
type Sandbox struct {
	Network Network
	Name    string // of the container
	Image   string

	Engine       string     // word that starts the engine; empty: docker
	IP           netip.Addr // static IPv4 address; zero: none
	SessionToken string     // empty: none
	UID, GID     *uint32    // whom the program inside runs as; nil: not said. 0 is a value

	Env  []EnvVar // added to the environment, in this order
	Args []string // added to the flags as they are

	Lifecycle []string // flags right after `docker run`: --rm, -it, -d
	Mounts    []string // flags right before the image: -v, /src:/dst
	Command   []string // what runs in the container
}

// Network is the network that a sandbox stands on, and its way out.
type Network struct {
	Name     string
	Gateway  Gateway
	Mode     Mode
	ProxyURL string // private mode only; empty: port 3129 of the gateway
}

// Gateway is the container that holds the credentials.
type Gateway struct {
	Host string // name by which the sandbox calls it
	IP   netip.Addr
	Port uint16 // of its API
}

// EnvVar is one variable of the container. Its value may be empty.
type EnvVar struct{ Key, Value string }

// LifecycleFlagsIndex is the place of the lifecycle flags in every argv: right
// after the engine and `run`.
const LifecycleFlagsIndex = 2

// defaultEngine is the engine where none is named.
const defaultEngine = "docker"

// Argv is the whole command line, engine word included. It checks that each
// field is well formed, and its error joins one *FieldError for each that is
// not. Whether extra variables and arguments take back what the contract asks
// for is for the gate to judge: Argv passes them on.
func (s Sandbox) Argv() ([]string, error) {
	if err := s.check().join(); err != nil {
		return nil, err
	}
	return Assemble(s.fields(), literal, concat), nil
}
