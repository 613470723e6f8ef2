package parser

import (
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python"
)

// sdkOption is a keyword of an engine's library: the flag that does the same, and
// how its value becomes that flag's.
type sdkOption struct {
	flag  string
	write func(w *sdkWriter, flag string, v sdkValue) abstract.List
}

// sdkIgnored are the keywords that say how the library waits for the container,
// and nothing of the container.
var sdkIgnored = map[string]bool{"stdout": true, "stderr": true, "stream": true, "version": true, "use_config_proxy": true}

// sdkOptions is the table of keywords. A value that counts as false is the same
// as none.
func sdkOptions() map[string]sdkOption {
	all := map[string]sdkOption{
		"remove": {"rm", sdkTruth}, "auto_remove": {"rm", sdkTruth}, "tty": {"tty", sdkTruth}, "stdin_open": {"interactive", sdkTruth},
		"network_mode": {"network", sdkText}, "working_dir": {"workdir", sdkText}, "environment": {"env", sdkEnv},
		"network_disabled": {"network", sdkNoNetwork}, "networking_config": {"ip", sdkEndpoints},
		"volumes": {"volume", sdkVolumes}, "binds": {"volume", sdkVolumes}, "mounts": {"mount", sdkMounts},
		"ports": {"publish", sdkPorts}, "port_bindings": {"publish", sdkPorts}, "exposed_ports": {"expose", sdkEach},
		"extra_hosts": {"add-host", sdkPairs(":")}, "labels": {"label", sdkPairs("=")}, "sysctls": {"sysctl", sdkPairs("=")},
		"storage_opt": {"storage-opt", sdkPairs("=")}, "links": {"link", sdkPairs(":")}, "tmpfs": {"tmpfs", sdkPairs(":")},
		"annotations": {"annotation", sdkPairs("=")},
		"ulimits":     {"ulimit", sdkUlimits}, "restart_policy": {"restart", sdkRestart}, "log_config": {"log-driver", sdkLog},
		"device_requests": {"gpus", sdkUnknown}, "healthcheck": {"health-cmd", sdkUnknown}, "nano_cpus": {"cpus", sdkUnknown},
		"host_config": {"", sdkHostConfig},
	}
	add := func(write func(*sdkWriter, string, sdkValue) abstract.List, keywords string) {
		for entry := range strings.FieldsSeq(keywords) {
			keyword, flag, _ := strings.Cut(entry, ":")
			if flag == "" {
				flag = strings.ReplaceAll(keyword, "_", "-")
			}
			all[keyword] = sdkOption{flag, write}
		}
	}
	add(sdkTruth, "detach init oom_kill_disable privileged publish_all_ports:publish-all read_only")
	add(sdkText, "blkio_weight cgroup_parent cgroupns:cgroupns cpu_period cpu_quota cpu_shares cpu_rt_period cpu_rt_runtime cpu_count cpu_percent "+
		"cpuset_cpus cpuset_mems domainname hostname ipc_mode:ipc isolation kernel_memory mac_address mem_limit:memory "+
		"mem_reservation:memory-reservation mem_swappiness:memory-swappiness memswap_limit:memory-swap name network oom_score_adj "+
		"pid_mode:pid pids_limit platform runtime shm_size stop_signal stop_timeout user userns_mode:userns uts_mode:uts volume_driver")
	add(sdkEach, "cap_add cap_drop devices:device device_cgroup_rules:device-cgroup-rule dns dns_opt:dns-option dns_search "+
		"group_add security_opt volumes_from")
	add(sdkUnknowns, "blkio_weight_device device_read_bps device_read_iops device_write_bps device_write_iops")
	return all
}

// sdkTruth is a flag that is there where the value counts as true.
func sdkTruth(w *sdkWriter, flag string, v sdkValue) abstract.List {
	return w.word(abstract.Literal("--"+flag), v.origin).Under(w.a.space, v.True)
}

// sdkText is a flag with one value.
func sdkText(w *sdkWriter, flag string, v sdkValue) abstract.List {
	switch v.Kind {
	case python.Number:
		return w.pair(flag, v.Text, v.origin)
	case python.String, python.Unknown:
		return w.pair(flag, v.Text, v.origin).Under(w.a.space, v.True)
	case python.Boolean:
		return w.unread(v).Under(w.a.space, v.True)
	}
	return w.unread(v)
}

// sdkEach is a flag for each element of a list.
func sdkEach(w *sdkWriter, flag string, v sdkValue) abstract.List {
	return w.each(v, func(v sdkValue) abstract.List { return w.pair(flag, v.Text, v.origin) })
}

// each writes the elements of a list; of a list that is not known, any number.
func (w *sdkWriter) each(v sdkValue, write func(sdkValue) abstract.List) abstract.List {
	switch v.Kind {
	case python.List:
		return w.listed(v.Items, v, write)
	case python.Unknown:
		return w.several(v, write)
	case python.String:
		return write(v).Under(w.a.space, v.True)
	}
	return w.unread(v)
}

// sdkEnv is the variables of a container. One without a value is taken out of it.
func sdkEnv(w *sdkWriter, flag string, v sdkValue) abstract.List {
	if v.Kind == python.Dict {
		return w.entries(v, func(key sdkValue, value sdkValue) abstract.List {
			text := abstract.Concat(key.Text, abstract.Literal("="), value.Text)
			return w.pair(flag, text, key.origin).Under(w.a.space, w.a.space.Not(value.Null))
		})
	}
	return w.each(v, func(v sdkValue) abstract.List {
		if _, known := v.Text.Known(); known && !strings.Contains(firstLiteral(v.Text), "=") {
			return nil
		}
		return w.pair(flag, v.Text, v.origin)
	})
}

// sdkPairs is a flag for each key of a mapping, with its value behind a
// separator; or for each element of a list.
func sdkPairs(separator string) func(*sdkWriter, string, sdkValue) abstract.List {
	return func(w *sdkWriter, flag string, v sdkValue) abstract.List {
		if v.Kind != python.Dict {
			return sdkEach(w, flag, v)
		}
		return w.entries(v, func(key, value sdkValue) abstract.List {
			both := abstract.Concat(key.Text, abstract.Literal(separator), value.Text)
			out := w.pair(flag, both, key.origin).Under(w.a.space, value.True)
			return append(out, w.pair(flag, key.Text, key.origin).Under(w.a.space, w.a.space.Not(value.True))...)
		})
	}
}

// entries writes the keys of a mapping. Keys that are not known are any number.
func (w *sdkWriter) entries(v sdkValue, write func(key, value sdkValue) abstract.List) abstract.List {
	var out abstract.List
	for _, p := range v.Pairs {
		for _, c := range p.Value {
			here := write(v.of(p.Key, nil), v.of(c.Value, nil))
			out = append(out, here.Under(w.a.space, w.a.space.And(p.When, c.When))...)
		}
	}
	if v.Open {
		out = append(out, w.several(v, func(key sdkValue) abstract.List { return write(key, v.of(w.some(v), nil)) })...)
	}
	return out
}

// some is a value of which nothing is known.
func (w *sdkWriter) some(v sdkValue) python.Data {
	return python.Data{Text: w.mint(v), Null: abstract.Never, True: abstract.Always}
}

// sdkUnknown is a flag whose value is not worked out.
func sdkUnknown(w *sdkWriter, flag string, v sdkValue) abstract.List {
	return w.pair(flag, w.mint(v), v.origin).Under(w.a.space, v.True)
}

// sdkUnknowns is any number of flags whose values are not worked out.
func sdkUnknowns(w *sdkWriter, flag string, v sdkValue) abstract.List {
	return w.several(v, func(v sdkValue) abstract.List { return w.pair(flag, v.Text, v.origin) })
}

func sdkNoNetwork(w *sdkWriter, flag string, v sdkValue) abstract.List {
	return w.pair(flag, abstract.Literal("none"), v.origin).Under(w.a.space, v.True)
}
