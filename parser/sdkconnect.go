package parser

import (
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python"
)

// sdkConnectOptions are the keywords of a connection, with the flags that do the same.
func sdkConnectOptions() map[string]sdkOption {
	return map[string]sdkOption{
		"aliases": {"alias", sdkEach}, "links": {"link", sdkPairs(":")}, "link_local_ips": {"link-local-ip", sdkEach},
		"ipv4_address": {"ip", sdkText}, "ipv6_address": {"ip6", sdkText}, "mac_address": {"mac-address", sdkText},
	}
}

// connection is the command line that connects what a call connects. The network is
// that of the object which is called, where no argument names it: which one that is, is
// not followed.
func (w *sdkWriter) connection(engine, subcommand string, c python.Call) abstract.List {
	origin := &abstract.Origin{Place: c.Place, Frame: c.Frame}
	out := abstract.Words(append([]string{engine}, strings.Fields(subcommand)...)...)
	for i := range out {
		out[i].Origin = origin
	}
	network := w.word(w.a.mint("the network", "an object of the engine's library"), origin)
	var container abstract.List
	for _, arg := range w.args {
		switch arg.Name {
		case "container":
			container = w.operand(arg)
		case "net_id":
			network = w.operand(arg)
		default:
			w.argument(arg)
		}
	}
	if container == nil {
		container = abstract.List{w.gap("…", "arguments that are not known", nil)}
	} else {
		w.others(c)
	}
	return append(append(append(out, w.flags...), network...), container...)
}

// operand is an argument that is one word.
func (w *sdkWriter) operand(arg python.Argument) abstract.List {
	var out abstract.List
	for _, v := range arg.Value {
		when := w.a.space.And(arg.When, v.When)
		out = append(out, w.word(v.Value.Text, arg.Origin).Under(w.a.space, when)...)
	}
	return out
}
