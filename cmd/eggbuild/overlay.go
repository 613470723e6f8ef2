package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/egglint/egg/builder"
)

// overlay puts the flags that are given over the fields of a spec.
func overlay(spec *builder.Spec, o options) error {
	overlayTexts(spec, o)
	overlayLists(spec, o)
	if err := overlayNumbers(spec, o); err != nil {
		return err
	}
	return overlayEnv(spec, list(o.flags, "env"))
}

func overlayTexts(spec *builder.Spec, o options) {
	for name, field := range map[string]*string{
		"name":         &spec.ContainerName,
		"image":        &spec.Image,
		"network":      &spec.Network.Name,
		"gateway-host": &spec.Network.GatewayHost,
		"gateway-ip":   &spec.Network.GatewayIP,
		"mode":         &spec.Network.Mode,
		"proxy-url":    &spec.Network.ProxyURL,
		"ip":           &spec.ContainerIP,
		"engine":       &spec.Engine,
	} {
		if o.flags.Changed(name) {
			*field = text(o.flags, name)
		}
	}
}

func overlayLists(spec *builder.Spec, o options) {
	for name, field := range map[string]*[]string{
		"lifecycle": &spec.Lifecycle,
		"mount":     &spec.Mounts,
		"arg":       &spec.ExtraArgs,
	} {
		if o.flags.Changed(name) {
			*field = list(o.flags, name)
		}
	}
	if o.command != nil {
		spec.Command = o.command
	}
}

func overlayNumbers(spec *builder.Spec, o options) error {
	var port *int64
	for _, number := range []struct {
		flag  string
		field **int64
	}{
		{"gateway-port", &port}, {"uid", &spec.RuntimeUID}, {"gid", &spec.RuntimeGID},
	} {
		if !o.flags.Changed(number.flag) {
			continue
		}
		n, err := strconv.ParseInt(text(o.flags, number.flag), 10, 64)
		if err != nil {
			return usagef("--%s is %q, which is no number", number.flag, text(o.flags, number.flag))
		}
		*number.field = &n
	}
	if port != nil {
		spec.Network.GatewayPort = *port
	}
	return nil
}

// overlayEnv replaces the variables of the same name where they stand, and adds
// the others in their order. Of two flags for one variable the later counts.
func overlayEnv(spec *builder.Spec, given []string) error {
	for _, pair := range given {
		key, value, ok := strings.Cut(pair, "=")
		if !ok {
			return usagef("extra_env (--env) has %q without a value: write KEY=VALUE", pair)
		}
		at := slices.IndexFunc(spec.ExtraEnv, func(v builder.EnvVar) bool { return v.Key == key })
		if at < 0 {
			spec.ExtraEnv = append(spec.ExtraEnv, builder.EnvVar{Key: key, Value: value})
		} else {
			spec.ExtraEnv[at].Value = value
		}
	}
	return nil
}
