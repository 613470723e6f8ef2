package gatetest

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// written says which items of testdata/contracts.yaml ask together for what a rule
// of the contract asks for. The rest of the contract is of another kind: what a list
// holds (EGG004), the parts of a value (EGG009, EGG018), what is given twice
// (EGG014), how a value was written down (EGG016), another launch (EGG019). Of
// EGG003 the warning is left out, of EGG008 that there is one network, of EGG012
// that the configuration agrees.
var written = map[string][]string{
	"EGG001": {"sandbox/flag-security-opt", "sandbox/no-flag-security-opt"},
	"EGG002": {"private/flag-dns", "private/no-flag-dns"},
	"EGG003": {
		"private/env-HTTP_PROXY", "private/env-HTTPS_PROXY", "private/env-http_proxy", "private/env-https_proxy",
		"private/env-ALL_PROXY", "private/env-all_proxy",
	},
	"EGG005": {"sandbox/env-CONTAINER_ID"},
	"EGG006": {"sandbox/env-RUNTIME_UID", "sandbox/env-RUNTIME_GID"},
	"EGG007": {"sandbox/env-PRIVATE_MODE"},
	"EGG008": {"sandbox/flag-network", "sandbox/no-flag-network"},
	"EGG010": {"session/flag-ip"},
	"EGG011": {"address/env-EGG_SESSION_TOKEN"},
	"EGG012": {
		"public/no-flag-dns", "public/no-env-HTTP_PROXY", "public/no-env-HTTPS_PROXY", "public/no-env-http_proxy",
		"public/no-env-https_proxy", "public/no-env-ALL_PROXY", "public/no-env-all_proxy",
	},
	"EGG013": {"sandbox/env-ANTHROPIC_AUTH_METHOD"},
	"EGG015": {"sandbox/flag-name"},
}

// warning is the rule whose lesser check no item asks for.
const warning = "EGG003"

// implied are items that ask for a part of what a rule asks for: where they fail,
// the rule does.
var implied = map[string][]string{
	"EGG004": {"private/env-NO_PROXY", "private/env-no_proxy"},
	"EGG009": {"sandbox/flag-add-host", "sandbox/env-GATEWAY_URL"},
	"EGG017": {
		"sandbox/no-flag-privileged", "sandbox/no-flag-device", "sandbox/no-flag-volumes-from", "sandbox/no-flag-pid",
		"sandbox/no-flag-ipc", "sandbox/no-flag-uts", "sandbox/no-flag-userns",
	},
}

// twin is a gate that asks the contract of egg and the one that is written in the
// form of the configuration.
func twin(t *testing.T) gate {
	t.Helper()
	text, err := os.ReadFile("testdata/contracts.yaml")
	require.NoError(t, err)
	config, err := lint.ParseConfig("contracts.yaml", text, nil)
	require.NoError(t, err)
	var items []string
	for _, r := range policy.ContractRules(config.Contracts) {
		items = append(items, r.ID)
	}
	var named []string
	for _, ids := range []map[string][]string{written, implied} {
		for _, of := range ids {
			named = append(named, of...)
		}
	}
	require.ElementsMatch(t, items, named, "every item is compared with a rule")
	return newGate(t, config.Config)
}

// verdicts are what each rule says of each launch: fail, unproven, or nothing.
func (g gate) verdicts(t *testing.T, launches []parser.Launch) map[string]map[string]string {
	t.Helper()
	result, err := g.engine.Evaluate(t.Context(), launches)
	require.NoError(t, err)
	all := map[string]map[string]string{}
	for _, l := range launches {
		all[l.ID] = map[string]string{}
	}
	for _, f := range result.Findings {
		for _, id := range f.Open {
			if all[f.Launch][id] == "" {
				all[f.Launch][id] = "unproven"
			}
		}
		if f.Verdict == policy.VerdictFail && f.Severity == policy.SeverityError {
			all[f.Launch][f.Rule] = "fail"
		}
	}
	return all
}

// together is what several rules say.
func together(said map[string]string, ids []string) string {
	verdicts := map[string]bool{}
	for _, id := range ids {
		verdicts[said[id]] = true
	}
	switch {
	case verdicts["fail"]:
		return "fail"
	case verdicts["unproven"]:
		return "unproven"
	}
	return ""
}

// ofMode holds for rules that depend on the mode. Where PRIVATE_MODE does not tell
// it, egg's contract tries both modes; the condition of another contract is open, or
// not met.
func ofMode(rule string) bool { return slices.Contains([]string{"EGG002", "EGG003", "EGG012"}, rule) }

// agree holds the two ways to ask for the same to each other. It returns how many
// verdicts it compared that are no pass.
func (g gate) agree(t *testing.T, launches []parser.Launch, told func(id string) string) map[string]int {
	t.Helper()
	counts := map[string]int{}
	for id, said := range g.verdicts(t, launches) {
		for rule, items := range written {
			if said["EGG007"] != "" && ofMode(rule) {
				require.False(t, together(said, items) == "fail" && said[rule] == "", "%s and %v\n%s", rule, items, told(id))
				continue
			}
			if rule == warning && said[rule] == "unproven" && together(said, items) == "" {
				continue // only its warning is open
			}
			require.Equal(t, said[rule], together(said, items), "%s and %v\n%s", rule, items, told(id))
			counts[said[rule]]++
		}
		for rule, items := range implied {
			if together(said, items) == "fail" {
				require.Equal(t, "fail", said[rule], "%s and %v\n%s", rule, items, told(id))
			}
		}
	}
	return counts
}

// The contract that egg comes with can be written in the form of the configuration:
// of what the builder makes, whole and with anything taken out, both say the same.
func TestTheContractCanBeWrittenInTheConfiguration(t *testing.T) {
	gate, generate := twin(t), newGenerator()
	argvs := map[string][]string{}
	var launches []parser.Launch
	add := func(argv []string) {
		launch := gate.read(t, len(launches), argv)
		argvs[launch.ID], launches = argv, append(launches, launch)
	}
	for range specs() / 20 {
		argv, err := generate.sandbox().Argv()
		require.NoError(t, err)
		add(argv)
	}
	for _, missed := range items() {
		for range specs() / 400 {
			add(generate.without(t, missed))
		}
	}
	for _, extra := range additions() {
		for range max(1, specs()/1000) {
			argv, err := generate.sandbox().Argv()
			require.NoError(t, err)
			add(slices.Insert(argv, 2+2*generate.IntN(9), extra...))
		}
	}
	for _, argv := range vectors(t) {
		add(argv)
		for _, missed := range items() {
			if rest := missed.without(argv); rest != nil {
				add(rest)
			}
		}
	}
	counts := gate.agree(t, launches, func(id string) string { return strings.Join(argvs[id], " ") })
	assert.Greater(t, counts["fail"], len(items()))
}

// additions are words that break the contract, or repeat a part of it.
func additions() [][]string {
	return [][]string{
		{"--dns", "8.8.8.8"}, {"--dns", "0.0.0.0"}, {"--security-opt", "label=disabled"}, {"--security-opt=label:type:x"},
		{"--network", "host"}, {"--net=none"}, {"--name", "other"}, {"-e", "CONTAINER_ID=other"}, {"-e", "CONTAINER_ID="},
		{"-e", "HTTP_PROXY=http://elsewhere"}, {"-e", "ALL_PROXY=http://elsewhere"}, {"-e", "all_proxy="}, {"-e", "http_proxy"},
		{"-e", "PRIVATE_MODE=maybe"}, {"-e", "RUNTIME_UID="}, {"-e", "EGG_SESSION_TOKEN="}, {"--ip", "10.0.0.1"}, {"--ip="},
		{"-e", "ANTHROPIC_AUTH_METHOD=token"}, {"--env-file", "nowhere.env"}, {"--privileged"}, {"--privileged=false"},
		{"--device", "/dev/kvm"}, {"--volumes-from", "other"}, {"--pid", "host"}, {"--ipc=host"}, {"--uts=host"}, {"--userns", "host"},
	}
}

// vectors are the argvs that the builder is specified by.
func vectors(t *testing.T) [][]string {
	t.Helper()
	text, err := os.ReadFile("../../builder/testdata/vectors.json")
	require.NoError(t, err)
	var all []struct{ Argv []string }
	require.NoError(t, json.Unmarshal(text, &all))
	var argvs [][]string
	for _, v := range all {
		if len(v.Argv) > 0 {
			argvs = append(argvs, v.Argv)
		}
	}
	require.NotEmpty(t, argvs)
	return argvs
}

// And of programs of which not everything is known.
func TestBothContractsLeaveTheSameOpen(t *testing.T) {
	gate, generate := twin(t), newGenerator()
	scripts := map[string]string{}
	var launches []parser.Launch
	add := func(name, text string) {
		for _, launch := range gate.parser.File(parser.File{Name: name, Text: []byte(text)}).Launches {
			launch.ID = launchID(len(launches))
			scripts[launch.ID], launches = text, append(launches, launch)
		}
	}
	for range specs() / 20 {
		argv, err := generate.sandbox().Argv()
		require.NoError(t, err)
		add("run.sh", generate.forgetful(argv))
	}
	for name, text := range programs(t) {
		add(name, text)
	}
	counts := gate.agree(t, launches, func(id string) string { return scripts[id] })
	assert.Greater(t, counts["unproven"], specs()/100)
	assert.Positive(t, counts["fail"])
}

// programs are the end-to-end cases, by name.
func programs(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, names := range []string{"*.sh", "*.py"} {
		paths, err := filepath.Glob("../../testdata/cases/" + names)
		require.NoError(t, err)
		for _, path := range paths {
			text, err := os.ReadFile(path)
			require.NoError(t, err)
			texts[filepath.Base(path)] = string(text)
		}
	}
	require.Greater(t, len(slices.Collect(maps.Keys(texts))), 10)
	return texts
}
