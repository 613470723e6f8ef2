package builder

// CommandFlag is one flag of the eggbuild command.
type CommandFlag struct {
	Name      string // no dashes
	Shorthand string // one letter, or empty
	Type      string // string, bool or list: a list may be given several times
	Field     string // the field of a Spec that it sets; empty where it sets none
	Usage     string
}

// CommandFlags is every flag of eggbuild, whose command line is
//
//	eggbuild [flags] [-- COMMAND…]
//
// Flags count over the file that --spec names: one with a single value replaces
// the field, a list replaces the whole list, and --env replaces the variables of
// the same name and adds the others behind. A command replaces the command.
// Each --lifecycle, --mount and --arg is one word of its slot.
func CommandFlags() []CommandFlag {
	return []CommandFlag{
		{Name: "spec", Type: "string", Usage: "read the sandbox from this YAML or JSON `file`; - is standard input"},
		{Name: "name", Type: "string", Field: fieldName, Usage: "`name` of the container"},
		{Name: "image", Type: "string", Field: fieldImage, Usage: "`image` of the container"},
		{Name: "network", Type: "string", Field: fieldNetworkName, Usage: "`network` to stand on"},
		{Name: "gateway-host", Type: "string", Field: fieldGatewayHost, Usage: "`name` by which the sandbox calls its gateway"},
		{Name: "gateway-ip", Type: "string", Field: fieldGatewayIP, Usage: "`address` of the gateway"},
		{Name: "gateway-port", Type: "string", Field: fieldGatewayPort, Usage: "`port` of the gateway's API"},
		{Name: "mode", Type: "string", Field: fieldMode, Usage: "private or public"},
		{Name: "proxy-url", Type: "string", Field: fieldProxyURL, Usage: "proxy of a private sandbox; empty: port 3129 of the gateway"},
		{Name: "ip", Type: "string", Field: fieldIP, Usage: "static IPv4 `address`; auto: a free one, asked of the engine"},
		{Name: "session-token-file", Type: "string", Field: fieldSessionToken, Usage: "`file` that holds the session token; - is standard input"},
		{Name: "uid", Type: "string", Field: fieldUID, Usage: "`number` of the user inside"},
		{Name: "gid", Type: "string", Field: fieldGID, Usage: "`number` of the group inside"},
		{Name: "env", Shorthand: "e", Type: "list", Field: fieldEnv, Usage: "extra variable, `KEY=VALUE`"},
		{Name: "lifecycle", Type: "list", Field: fieldLifecycle, Usage: "`word` right after docker run: --lifecycle=--rm"},
		{Name: "mount", Type: "list", Field: fieldMounts, Usage: "`word` right before the image: --mount=-v --mount=/src:/dst"},
		{Name: "arg", Type: "list", Field: fieldArgs, Usage: "extra `word` among the flags: --arg=--log-driver --arg=json-file"},
		{Name: "engine", Type: "string", Field: fieldEngine, Usage: "`word` that starts the engine; empty: docker"},
		{Name: "output", Type: "string", Usage: "shell, json, nul or lines"},
		{Name: "exec", Type: "bool", Usage: "become the engine instead of printing"},
		{Name: "no-check", Type: "bool", Usage: "print what breaks the contract too, and say so"},
		{Name: "help", Shorthand: "h", Type: "bool", Usage: "print this"},
		{Name: "version", Type: "bool", Usage: "print the version"},
	}
}
