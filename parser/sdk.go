package parser

import (
	"regexp"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python"
)

// sdkMethod is a method of an engine's Python library that makes a container, or that
// connects one.
type sdkMethod struct {
	subcommand string
	positional []string // what its positional arguments are called
	doubtful   bool     // others have a method of that name: it takes the engine's arguments to tell
}

// sdkMethods are such methods, by how the name of what is called ends.
var sdkMethods = map[string]sdkMethod{
	".containers.run":    {subcommand: "run", positional: []string{"image", "command", "stdout", "stderr", "remove"}},
	".containers.create": {subcommand: "create", positional: []string{"image", "command"}},
	".create_container": {subcommand: "create", doubtful: true, positional: strings.Fields(
		"image command hostname user detach stdin_open tty exposed_ports environment volumes network_disabled name entrypoint " +
			"working_dir domainname host_config mac_address labels stop_signal networking_config healthcheck stop_timeout runtime " +
			"use_config_proxy platform")},
	".networks.get().connect":       {subcommand: Connect, positional: []string{"container"}},
	".networks.create().connect":    {subcommand: Connect, positional: []string{"container"}},
	".connect_container_to_network": {subcommand: Connect, positional: []string{"container", "net_id"}},
}

// sdkParts are what the libraries make arguments of, with the names of their
// positional arguments.
var sdkParts = map[string][]string{
	"create_host_config": nil, "HostConfig": {"version"},
	"Mount": {"target", "source", "type", "read_only"}, "Ulimit": nil, "LogConfig": nil, "RestartPolicy": nil, "DeviceRequest": nil,
	"create_networking_config": {"endpoints_config"}, "NetworkingConfig": {"endpoints_config"},
	"create_endpoint_config": nil, "EndpointConfig": {"version"},
}

// sdkCall is how programs call such methods.
var sdkCall = regexp.MustCompile(`\.\s*(?:containers|networks)\b|\b(?:create_container|connect_container_to_network)\b|\b(python_on_whales|aiodocker|testcontainers)\b`)

// sdkUnread are calls of libraries that start containers, and are not read.
var sdkUnread = regexp.MustCompile(`^(python_on_whales|aiodocker|testcontainers)\..*\b(run|create|create_or_replace|start)$`)

// sdkCallee finds the method that a dotted name ends with, and the engine whose
// library it is out of; "" where that is not known.
func sdkCallee(name string) (m sdkMethod, engine string, ok bool) {
	root := name[:len(name)-len(strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"))]
	if isEngine(root) {
		engine = root
	}
	for tail, m := range sdkMethods {
		if strings.HasSuffix(name, tail) {
			return m, engine, true
		}
	}
	return sdkMethod{}, engine, false
}

// sdkPart is the last name of a dotted one, where it makes a part of a container.
func sdkPart(name string) (string, bool) {
	last := name[strings.LastIndexByte(name, '.')+1:]
	_, ok := sdkParts[last]
	return last, ok
}

// sdkWanted tells whether a call may have to do with an engine's library.
func sdkWanted(callee string) bool {
	_, _, method := sdkCallee(callee)
	_, part := sdkPart(callee)
	return !strings.HasPrefix(callee, "None.") && (method || part || sdkUnread.MatchString(callee))
}

// sdk reads a call of an engine's library as the command line that does the same.
func (a *analysis) sdk(ctx context, c python.Call) {
	if sdkUnread.MatchString(c.Callee) {
		a.doubt(c.Place, DoubtLibrary)
		return
	}
	m, engine, ok := sdkCallee(c.Callee)
	if !ok {
		return
	}
	args := named(c, m.positional)
	if engine == "" && m.doubtful && !speaksOfContainer(args) {
		if strings.HasPrefix(c.Callee, "?") && len(c.Args) > 1 {
			a.doubt(c.Place, DoubtLibrary)
		}
		return
	}
	w := sdkWriter{a: a, options: a.parser.sdk, low: m.doubtful, args: args}
	write, about := w.launch, "image"
	if m.subcommand == Connect {
		w.options, write, about = a.parser.sdkConnect, w.connection, "container"
	}
	notes := c.Notes
	if engine == "" {
		engine = "docker"
		notes = append(notes, "what "+strings.TrimLeft(c.Callee, "?.")+" is called on is a client of "+engine)
	}
	if !w.has(about) && !c.Open && !c.More {
		return
	}
	a.exec(ctx, abstract.Exec{
		Argv: write(engine, m.subcommand, c), Reach: c.Reach, Place: c.Place, Frame: c.Frame, Notes: notes,
	})
}

// named gives positional arguments their names.
func named(c python.Call, positional []string) []python.Argument {
	out := make([]python.Argument, len(c.Args))
	for i, arg := range c.Args {
		if arg.Name == "" {
			arg.Name = "…"
			if i < len(positional) {
				arg.Name = positional[i]
			}
		}
		out[i] = arg
	}
	return out
}

// speaksOfContainer tells whether a call has a keyword that only a container's
// making has.
func speaksOfContainer(args []python.Argument) bool {
	for _, arg := range args {
		if arg.Name == "host_config" || arg.Name == "networking_config" {
			return true
		}
	}
	return false
}
