package dockerflag

import (
	"path"
	"strings"
	"time"
)

// Contradiction is two flags that the engine does not take together.
type Contradiction struct {
	First, Second Given
	Reason        string
}

// Contradictions tells which flags of a reading the engine refuses together, in
// the order of their kinds.
func Contradictions(flags []Given) []Contradiction {
	g := givenFlags(flags)
	var all []Contradiction
	for _, find := range []func(givenFlags) []Contradiction{
		removedAndRestarted, detachedAndAttached, unhealthy, loggedNowhere, networksApart, addressedTwice, aliased, mountedTwice,
	} {
		all = append(all, find(g)...)
	}
	return all
}

// givenFlags are the flags of one reading, in their order.
type givenFlags []Given

// all are the flags of one canonical name.
func (g givenFlags) all(name string) []Given {
	var all []Given
	for i := range g {
		if g[i].Flag.Canonical() == name {
			all = append(all, g[i])
		}
	}
	return all
}

// last is the flag of that name which counts.
func (g givenFlags) last(name string) (Given, bool) {
	all := g.all(name)
	if len(all) == 0 {
		return Given{}, false
	}
	return all[len(all)-1], true
}

// on is a boolean flag that counts, and that is true.
func (g givenFlags) on(name string) (Given, bool) {
	f, ok := g.last(name)
	return f, ok && truth(f.Value, true)
}

func removedAndRestarted(g givenFlags) []Contradiction {
	remove, removed := g.on("rm")
	restart, _ := g.last("restart")
	policy, _, _ := strings.Cut(restart.Value, ":")
	if !removed || policy == "" || policy == "no" {
		return nil
	}
	return []Contradiction{{remove, restart, "a container that is removed when it stops cannot be restarted"}}
}

func detachedAndAttached(g givenFlags) []Contradiction {
	detach, detached := g.on("detach")
	attach, attached := g.last("attach")
	if !detached || !attached {
		return nil
	}
	return []Contradiction{{detach, attach, "a container in the background has nothing attached"}}
}

// healthFlags set a health check up. The zero of each sets nothing.
var healthFlags = []string{"health-cmd", "health-interval", "health-timeout", "health-start-period", "health-retries", "health-start-interval"}

func unhealthy(g givenFlags) []Contradiction {
	none, off := g.on("no-healthcheck")
	if !off {
		return nil
	}
	for _, name := range healthFlags {
		if f, ok := g.last(name); ok && !isZero(f.Value) {
			return []Contradiction{{none, f, "one switches the health check off, the other sets it up"}}
		}
	}
	return nil
}

func isZero(value string) bool {
	d, err := time.ParseDuration(value)
	return value == "" || err == nil && d == 0
}

func loggedNowhere(g givenFlags) []Contradiction {
	driver, _ := g.last("log-driver")
	option, given := g.last("log-opt")
	if driver.Value != "none" || !given {
		return nil
	}
	return []Contradiction{{driver, option, "a log that is not kept has no options"}}
}

// networks are the networks with the flags that name them; what is none is left
// out.
func (g givenFlags) networks() (all []Network, by []Given) {
	for _, f := range g.all("network") {
		if n, err := ParseNetwork(f.Value); err == nil {
			all, by = append(all, n), append(by, f)
		}
	}
	return all, by
}

func networksApart(g givenFlags) []Contradiction {
	networks, by := g.networks()
	for i := range networks {
		for j := range i {
			switch {
			case networks[i].Name == networks[j].Name:
				return []Contradiction{{by[j], by[i], "the network is named twice"}}
			case networks[i].userDefined() != networks[j].userDefined():
				return []Contradiction{{by[j], by[i], "a network that somebody made goes with none of the engine's own"}}
			}
		}
	}
	return nil
}

// addressedTwice finds what the first network and a flag of its own both set.
func addressedTwice(g givenFlags) []Contradiction {
	networks, by := g.networks()
	if len(networks) == 0 {
		return nil
	}
	first := networks[0]
	for _, set := range []struct {
		name  string
		field string
	}{{"network-alias", strings.Join(first.Aliases, ",")}, {"ip", first.IP}, {"ip6", first.IP6}, {"mac-address", first.MAC}} {
		if f, ok := g.last(set.name); ok && f.Value != "" && set.field != "" {
			return []Contradiction{{by[0], f, "both set the same of one network"}}
		}
	}
	return nil
}

// aliased finds an alias on a network that has none.
func aliased(g givenFlags) []Contradiction {
	alias, given := g.last("network-alias")
	networks, by := g.networks()
	for i, n := range networks {
		if !n.userDefined() && len(n.Aliases) > 0 {
			return []Contradiction{{by[i], by[i], "only networks that somebody made have aliases"}}
		}
	}
	switch {
	case !given || len(networks) > 0 && networks[0].userDefined():
		return nil
	case len(networks) == 0:
		return []Contradiction{{alias, alias, "the engine's own networks have no aliases"}}
	}
	return []Contradiction{{by[0], alias, "the engine's own networks have no aliases"}}
}

// mountedTwice finds two mounts on one place. The client takes them, the engine
// does not.
func mountedTwice(g givenFlags) []Contradiction {
	seen := map[string]Given{}
	for _, f := range g {
		target := mountTarget(f)
		if target == "" {
			continue
		}
		target = path.Clean(target)
		if other, ok := seen[target]; ok && (other.Flag.Name != "tmpfs" || f.Flag.Name != "tmpfs") && other.Value != f.Value {
			return []Contradiction{{other, f, "both are mounted on " + target}}
		}
		seen[target] = f
	}
	return nil
}

// mountTarget is where a flag mounts something; empty: nowhere.
func mountTarget(f Given) string {
	switch f.Flag.Canonical() {
	case "tmpfs":
		target, _, _ := strings.Cut(f.Value, ":")
		return target
	case "mount":
		return targetOf(f.Value)
	case "volume":
		if sections := volumeSections(f.Value); len(sections) > 1 {
			return sections[1]
		}
	}
	return ""
}

func targetOf(mount string) string {
	m := mountFields{only: map[string]bool{}}
	for _, field := range Fields(mount) {
		if m.field(field) != nil {
			return ""
		}
	}
	return m.target
}
