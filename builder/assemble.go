package builder

// Fields is what the argv of a sandbox is made of, over any kind of word: plain
// strings for a launch that is about to run, partly known ones for a launch that
// is read from source. A nil pointer leaves the word out.
type Fields[W any] struct {
	Engine       W
	Lifecycle    []W
	Name         W
	Network      W
	IP           *W
	GatewayHost  W
	GatewayIP    W
	GatewayPort  W
	UID          *W
	GID          *W
	SessionToken *W
	Private      bool
	ProxyURL     *W // private mode only; nil: port 3129 of the gateway
	Env          []Pair[W]
	Args         []W
	Mounts       []W
	Image        W
	Command      []W
}

// Pair is an environment variable over any kind of word.
type Pair[W any] struct{ Key, Value W }

// proxyPort is where the gateway's proxy listens unless a URL says otherwise.
const proxyPort = "3129"

// Assemble lays out the argv of a sandbox. It is the one place that knows the
// order, for the builder and for whoever works out what the builder would emit.
// It passes the words of Lifecycle, Args, Mounts and Command on untouched; the
// others it joins with concat to literals made by literal.
func Assemble[W any](f Fields[W], literal func(string) W, concat func(...W) W) []W {
	a := assembler[W]{literal: literal, concat: concat}
	a.add(f.Engine, literal("run"))
	a.add(f.Lifecycle...)
	a.flag("--security-opt", literal("label=disable"))
	a.flag("--name", f.Name)
	a.flag("--network", f.Network)
	a.flagIf("--ip", f.IP)
	a.flag("--add-host", f.GatewayHost, literal(":"), f.GatewayIP)
	a.env("GATEWAY_URL", literal("http://"), f.GatewayHost, literal(":"), f.GatewayPort)
	a.env("CONTAINER_ID", f.Name)
	a.envIf("RUNTIME_UID", f.UID)
	a.envIf("RUNTIME_GID", f.GID)
	a.envIf("EGG_SESSION_TOKEN", f.SessionToken)
	a.mode(f)
	for _, v := range f.Env {
		a.flag("-e", v.Key, literal("="), v.Value)
	}
	a.add(f.Args...)
	a.add(f.Mounts...)
	a.add(f.Image)
	a.add(f.Command...)
	return a.argv
}

// assembler collects the words of one argv.
type assembler[W any] struct {
	literal func(string) W
	concat  func(...W) W
	argv    []W
}

func (a *assembler[W]) add(words ...W) { a.argv = append(a.argv, words...) }

func (a *assembler[W]) flag(name string, parts ...W) {
	a.add(a.literal(name), a.concat(parts...))
}

func (a *assembler[W]) flagIf(name string, value *W) {
	if value != nil {
		a.flag(name, *value)
	}
}

func (a *assembler[W]) env(key string, parts ...W) {
	a.flag("-e", append([]W{a.literal(key + "=")}, parts...)...)
}

func (a *assembler[W]) envIf(key string, value *W) {
	if value != nil {
		a.env(key, *value)
	}
}

// mode adds what tells a private sandbox from a public one.
func (a *assembler[W]) mode(f Fields[W]) {
	if !f.Private {
		a.env("PRIVATE_MODE", a.literal("false"))
		return
	}
	a.flag("--dns", a.literal("0.0.0.0"))
	a.env("PRIVATE_MODE", a.literal("true"))
	proxy := a.proxyURL(f)
	for _, key := range []string{"HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"} {
		a.env(key, proxy)
	}
	for _, key := range []string{"NO_PROXY", "no_proxy"} {
		a.env(key, a.literal("localhost,127.0.0.1,"), f.GatewayHost)
	}
}

func (a *assembler[W]) proxyURL(f Fields[W]) W {
	if f.ProxyURL != nil {
		return *f.ProxyURL
	}
	return a.concat(a.literal("http://"), f.GatewayHost, a.literal(":"+proxyPort))
}
