package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/egglint/egg/policy"
)

// completer finds what a command line can go on with. Where it finds nothing, the shell
// offers files.
type completer struct{ sys system }

// candidates are what the last of the words can become; each stands for the whole word.
func (c completer) candidates(words []string) []string {
	if len(words) == 0 {
		return nil
	}
	last := words[len(words)-1]
	if len(words) == 1 && !strings.HasPrefix(last, "-") {
		return beginning(last, commandNames())
	}
	chosen, rest, err := pick(words[:len(words)-1])
	if err != nil || slices.Contains(rest, "--") {
		return nil
	}
	flags := c.flagsOf(chosen)
	if flag := expecting(flags, rest); flag != nil {
		return beginning(last, c.values(flag))
	}
	if name, value, ok := strings.Cut(last, "="); ok && strings.HasPrefix(name, "--") {
		return prefixed(name+"=", beginning(value, c.values(flags.Lookup(name[2:]))))
	}
	if strings.HasPrefix(last, "-") {
		return beginning(last, flagNames(flags))
	}
	return beginning(last, c.arguments(chosen))
}

// flagsOf are the flags of a command, which it tells as for --help.
func (c completer) flagsOf(chosen command) *pflag.FlagSet {
	told := pflag.NewFlagSet(chosen.name, pflag.ContinueOnError)
	asking := c.sys
	asking.explain = func(flags *pflag.FlagSet) { told = flags }
	_, err := chosen.run(chosen, asking, []string{"--help"})
	if !errors.Is(err, pflag.ErrHelp) {
		return pflag.NewFlagSet(chosen.name, pflag.ContinueOnError)
	}
	return told
}

// expecting is the flag that takes the next word for its value, or nil.
func expecting(flags *pflag.FlagSet, words []string) *pflag.Flag {
	if len(words) == 0 {
		return nil
	}
	last := words[len(words)-1]
	var flag *pflag.Flag
	switch {
	case strings.Contains(last, "="):
	case strings.HasPrefix(last, "--"):
		flag = flags.Lookup(last[2:])
	case len(last) == 2 && last[0] == '-':
		flag = flags.ShorthandLookup(last[1:])
	}
	if flag == nil || flag.NoOptDefVal != "" {
		return nil
	}
	return flag
}

// values are those that a flag takes, as far as they can be listed.
func (c completer) values(flag *pflag.Flag) []string {
	if flag == nil {
		return nil
	}
	if choice, ok := flag.Value.(*choice); ok {
		return choice.allowed
	}
	switch flag.Name {
	case "output":
		var all []string
		for _, form := range flag.Annotations[formsKey] {
			all = append(all, form+"=")
		}
		return all
	case "rule":
		return weighed(c.rules(func(r policy.Rule) []string { return []string{r.ID} }))
	case "pack":
		return weighed(c.rules(func(r policy.Rule) []string { return []string{r.Pack} }))
	}
	return nil
}

// arguments are those that a command takes, where they are no files.
func (c completer) arguments(chosen command) []string {
	switch chosen.name {
	case "explain":
		return c.rules(func(r policy.Rule) []string { return []string{r.ID, r.Name} })
	case "completion":
		return shells()
	}
	return nil
}

// rules are names of the rules that the caller's project has; those of egg alone where
// its configuration cannot be read.
func (c completer) rules(names func(policy.Rule) []string) []string {
	rules, err := ownCatalogue(c.sys, sourceFlags{})
	if err != nil {
		rules, _ = catalogue(policy.Config{})
	}
	var all []string
	for _, rule := range rules {
		all = append(all, names(rule)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// weighed are keys with each severity.
func weighed(keys []string) []string {
	var all []string
	for _, key := range keys {
		for _, severity := range []policy.Severity{policy.SeverityError, policy.SeverityWarning, policy.SeverityOff} {
			all = append(all, fmt.Sprintf("%s=%s", key, severity))
		}
	}
	return all
}

func commandNames() []string {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	return append(names, "help")
}

func flagNames(flags *pflag.FlagSet) []string {
	names := []string{"--help"}
	flags.VisitAll(func(flag *pflag.Flag) {
		if !flag.Hidden {
			names = append(names, "--"+flag.Name)
		}
	})
	return names
}

func beginning(prefix string, all []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(text string) bool { return !strings.HasPrefix(text, prefix) })
}

func prefixed(prefix string, all []string) []string {
	for i := range all {
		all[i] = prefix + all[i]
	}
	return all
}
