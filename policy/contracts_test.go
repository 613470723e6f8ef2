package policy

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser"
)

// own is a configuration with one contract for the image "web", and nothing else
// asked.
func own(c Contract) Config {
	c.Name = "web"
	c.Match = Match{Images: []string{"web"}}
	return Config{
		Contracts: []Contract{c},
		Packs:     map[string]Severity{"argv": SeverityOff, "hardening": SeverityOff},
	}
}

// foundOf is what is found of a launch of the image: of each item that fails its
// message and mend, of each obstacle what it leaves open.
func foundOf(t *testing.T, config Config, argv string) []string {
	t.Helper()
	words := append([]string{"docker", "run"}, strings.Fields(argv)...)
	result := evaluate(t, config, launch(scenario(t, append(words, "web")...)))
	all := []string{}
	for _, f := range result.Findings {
		if f.Gap != nil {
			all = append(all, f.Gap.Source+" leaves open "+strings.Join(f.Open, " "))
			continue
		}
		all = append(all, f.Rule+": "+f.Message+"; "+f.Mend)
	}
	return all
}

func TestContractOfTheConfiguration(t *testing.T) {
	pinned := &Condition{Name: "MODE", Value: Patterns{"private"}}
	for _, test := range []struct {
		name     string
		contract Contract
		argv     string
		want     []string
	}{
		{"a flag is there", flags(RequiredFlag{Name: "dns", Value: Patterns{"0.0.0.0"}}), "--dns 1.1.1.1 --dns 0.0.0.0", nil},
		{
			"a flag is not there", flags(RequiredFlag{Name: "dns", Value: Patterns{"0.0.0.0"}}), "",
			[]string{"web/flag-dns: web launch without --dns 0.0.0.0; add --dns 0.0.0.0 before the image"},
		},
		{
			"another value", flags(RequiredFlag{Name: "user", Value: Patterns{"1000", "1001"}}), "--user root",
			[]string{"web/flag-user: web launch with --user root, where 1000 or 1001 belongs; change it to --user 1000 or 1001"},
		},
		{"the last one counts", flags(RequiredFlag{Name: "user", Value: Patterns{"1000"}}), "--user root --user 1000", nil},
		{
			"the last one counts against it", flags(RequiredFlag{Name: "user", Value: Patterns{"1000"}}), "--user 1000 --user root",
			[]string{"web/flag-user: web launch with --user root, where 1000 belongs; change it to --user 1000"},
		},
		{"a pattern", flags(RequiredFlag{Name: "add-host", Value: Patterns{"gw:*"}}), "--add-host gw:$IP", nil},
		{
			"a pattern that nothing fits", flags(RequiredFlag{Name: "add-host", Value: Patterns{"gw:*"}}), "",
			[]string{"web/flag-add-host: web launch without --add-host gw:*; add --add-host VALUE before the image"},
		},
		{"a switch", flags(RequiredFlag{Name: "read-only"}), "--read-only", nil},
		{
			"a switch that is off", flags(RequiredFlag{Name: "read-only"}), "--read-only=false",
			[]string{"web/flag-read-only: web launch without --read-only; turn --read-only on"},
		},
		{"an unknown value", flags(RequiredFlag{Name: "user", Value: Patterns{"1000"}}), "--user $U", []string{"$U leaves open web/flag-user"}},
		{"a gap", flags(RequiredFlag{Name: "dns"}, RequiredFlag{Name: "init"}), "@$OPTS", []string{"$OPTS leaves open web/flag-dns web/flag-init"}},
		{"optional and not there", flags(RequiredFlag{Name: "user", Value: Patterns{"1000"}, Optional: true}), "", nil},
		{
			"optional and wrong", flags(RequiredFlag{Name: "user", Value: Patterns{"1000"}, Optional: true}), "--user root",
			[]string{"web/flag-user: web launch with --user root, where 1000 belongs; change it to --user 1000"},
		},
		{"the long form of the network", flags(RequiredFlag{Name: "network", Value: Patterns{"inner"}}, RequiredFlag{Name: "ip"}), "--network name=inner,ip=10.0.0.2", nil},
		{
			"an id of its own", flags(RequiredFlag{ID: "quad-zero", Name: "dns", Value: Patterns{"0.0.0.0"}}), "",
			[]string{"web/quad-zero: web launch without --dns 0.0.0.0; add --dns 0.0.0.0 before the image"},
		},
		{"a variable", env(RequiredEnv{Name: "A", Value: Patterns{"1", "2"}}, RequiredEnv{Name: "B"}), "-e A=2 -e B=$B", nil},
		{
			"no variable", env(RequiredEnv{Name: "A", Value: Patterns{"1"}}, RequiredEnv{Name: "B"}), "-e B=",
			[]string{
				"web/env-A: web launch without A=1; add -e A=1 before the image",
				"web/env-B: web launch without B; add -e B=VALUE before the image",
			},
		},
		{"a variable of the caller", env(RequiredEnv{Name: "A"}), "-e A", []string{"-e A leaves open web/env-A"}},
		{"the same as a flag", env(RequiredEnv{Name: "ID", SameAs: "--name"}), "--name x-$N -e ID=x-$N", nil},
		{
			"not the same as a flag", env(RequiredEnv{Name: "ID", SameAs: "--name"}), "--name x -e ID=y",
			[]string{"web/env-ID: web launch with ID=y, where the value of --name belongs; give ID the value of --name"},
		},
		{"the same as a variable", env(RequiredEnv{Name: "A", SameAs: "B"}), "-e A=$X -e B=$Y", []string{"$X leaves open web/env-A", "$Y leaves open web/env-A"}},
		{"nothing forbidden", forbid(ForbiddenItem{Flag: "privileged"}, ForbiddenItem{Env: "DOCKER_HOST"}), "--privileged=false", nil},
		{
			"a forbidden switch", forbid(ForbiddenItem{Flag: "privileged"}), "--privileged",
			[]string{"web/no-flag-privileged: web launch with --privileged; take --privileged out"},
		},
		{
			"a forbidden value", forbid(ForbiddenItem{Flag: "volume", Value: Patterns{"*docker.sock*"}}), "-v /a:/a -v /run/docker.sock:/s",
			[]string{"web/no-flag-volume: web launch with --volume /run/docker.sock:/s; take --volume /run/docker.sock:/s out"},
		},
		{
			"any but one", forbid(ForbiddenItem{Flag: "dns", Except: Patterns{"0.0.0.0"}}), "--dns 0.0.0.0 --dns 8.8.8.8",
			[]string{"web/no-flag-dns: web launch with --dns 8.8.8.8; take --dns 8.8.8.8 out"},
		},
		{
			"a forbidden variable", forbid(ForbiddenItem{Env: "HTTP_PROXY"}), "-e HTTP_PROXY=x",
			[]string{"web/no-env-HTTP_PROXY: web launch with HTTP_PROXY=x; take HTTP_PROXY=x out"},
		},
		{
			"a forbidden capability, however spelt", forbid(ForbiddenItem{Flag: "cap-add", Value: Patterns{"NET_*"}}),
			"--cap-add net_admin --cap-add CAP_NET_RAW --cap-add ALL --cap-add SYS_TIME",
			[]string{"web/no-flag-cap-add: web launch with --cap-add net_admin, --cap-add CAP_NET_RAW, --cap-add ALL; take --cap-add net_admin, --cap-add CAP_NET_RAW, --cap-add ALL out"},
		},
		{
			"any capability but one", forbid(ForbiddenItem{Flag: "cap-add", Except: Patterns{"CAP_NET_BIND_SERVICE"}}),
			"--cap-add net_bind_service --cap-add all",
			[]string{"web/no-flag-cap-add: web launch with --cap-add all; take --cap-add all out"},
		},
		{"a capability dropped with all", flags(RequiredFlag{Name: "cap-drop", Value: Patterns{"NET_RAW"}}), "--cap-drop all", nil},
		{
			"all dropped but for one", flags(RequiredFlag{Name: "cap-drop", Value: Patterns{"ALL"}}), "--cap-drop NET_RAW",
			[]string{"web/flag-cap-drop: web launch with --cap-drop NET_RAW, where ALL belongs; change it to --cap-drop ALL"},
		},
		{
			"a forbidden option behind a colon", forbid(ForbiddenItem{Flag: "security-opt", Value: Patterns{"seccomp=unconfined"}}),
			"--security-opt seccomp:unconfined",
			[]string{"web/no-flag-security-opt: web launch with --security-opt seccomp:unconfined; take --security-opt seccomp:unconfined out"},
		},
		{"an option behind a colon", flags(RequiredFlag{Name: "security-opt", Value: Patterns{"label=disable"}}), "--security-opt label:disable", nil},
		{"an option asked for behind a colon", flags(RequiredFlag{Name: "security-opt", Value: Patterns{"label:disable"}}), "--security-opt label=disable", nil},
		{"a forbidden label that a file may hold", forbid(ForbiddenItem{Flag: "label"}), "--label-file f", []string{"--label-file f leaves open web/no-flag-label"}},
		{"a label that a file may hold", flags(RequiredFlag{Name: "label", Value: Patterns{"a=*"}}), "--label-file f", []string{"--label-file f leaves open web/flag-label"}},
		{"a label beside a file", flags(RequiredFlag{Name: "label", Value: Patterns{"a=*"}}), "--label-file f --label a=b", nil},
		{"a forbidden value that is not known", forbid(ForbiddenItem{Flag: "user", Value: Patterns{"root"}}), "--user $U", []string{"$U leaves open web/no-flag-user"}},
		{"a condition that is not met", under(When{Env: pinned}, RequiredFlag{Name: "init"}), "-e MODE=public", nil},
		{
			"a condition that is met", under(When{Env: pinned}, RequiredFlag{Name: "init"}), "-e MODE=private",
			[]string{"web/flag-init: web launch without --init, under MODE=private; add --init before the image"},
		},
		{"a condition that is open", under(When{Env: pinned}, RequiredFlag{Name: "init"}), "-e MODE=$M", []string{"$M leaves open web/flag-init"}},
		{"a condition on a flag", under(When{Env: pinned, Flag: &Condition{Name: "rm"}}, RequiredFlag{Name: "init"}), "-e MODE=private", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			config := own(test.contract)
			require.NoError(t, config.Validate())
			assert.Equal(t, append([]string{}, test.want...), foundOf(t, config, test.argv))
		})
	}
}

func flags(items ...RequiredFlag) Contract { return Contract{RequireFlags: items} }

func env(items ...RequiredEnv) Contract { return Contract{RequireEnv: items} }

func forbid(items ...ForbiddenItem) Contract { return Contract{Forbid: items} }

func under(when When, items ...RequiredFlag) Contract {
	return Contract{When: when, RequireFlags: items}
}

func TestWhatAContractBinds(t *testing.T) {
	for _, test := range []struct {
		name  string
		match Match
		argv  []string
		want  answer
	}{
		{"image", Match{Images: []string{"*/web"}}, []string{"r/web:1"}, yes},
		{"other image", Match{Images: []string{"*/web"}, Paths: []string{"*.sh"}}, []string{"r/db"}, no},
		{"unknown image", Match{Images: []string{"web"}}, []string{"$I"}, unknown},
		{"unknown image, known path", Match{Images: []string{"web"}, Paths: []string{"*.sh"}}, []string{"$I"}, yes},
		{"unknown image, other name", Match{Images: []string{"web"}, Names: []string{"web-*"}}, []string{"--name", "db", "$I"}, unknown},
		{"path", Match{Paths: []string{"run.sh"}}, []string{"db"}, yes},
		{"other path", Match{Paths: []string{"bin/**"}}, []string{"web"}, no},
		{"name", Match{Names: []string{"web-*"}}, []string{"--name", "web-1", "x"}, yes},
		{"name in part", Match{Names: []string{"web-*"}}, []string{"--name", "web-$N", "x"}, yes},
		{"other name in part", Match{Names: []string{"web-*"}}, []string{"--name", "db-$N", "x"}, no},
		{"unknown name", Match{Names: []string{"web-*"}}, []string{"--name", "$N", "x"}, unknown},
		{"no name", Match{Names: []string{"web-*"}}, []string{"x"}, no},
		{"a name that nobody has read", Match{Names: []string{"web-*"}}, []string{"@$OPTS", "x"}, unknown},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := scenario(t, append([]string{"docker", "run"}, test.argv...)...)
			l := launch(s)
			assert.Equal(t, test.want, bindings([]Contract{{Match: test.match}})[0].binds(&l, &s))
		})
	}
}

func TestLaunchThatMayBeBoundIsCounted(t *testing.T) {
	config := own(flags(RequiredFlag{Name: "init"}))
	result := evaluate(t, config, launch(scenario(t, "docker", "run", "-e", "EGG_SESSION_TOKEN=$T", "$IMAGE")))
	assert.Equal(t, 1, result.Unclassified, "a sandbox, but perhaps the contract's, too")
	config.Sandbox.Unknown = SeverityWarning
	result = evaluate(t, config, launch(scenario(t, "docker", "run", "$IMAGE")))
	assert.Equal(t, []string{"EGG904"}, ids(result.Findings))
}

func TestItemsWeighAsTheConfigurationSays(t *testing.T) {
	config := own(flags(RequiredFlag{Name: "init"}, RequiredFlag{Name: "rm"}))
	config.Packs["web"] = SeverityWarning
	config.Rules = map[string]Severity{"web/flag-rm": SeverityOff}
	require.NoError(t, config.Validate())
	result := evaluate(t, config, launch(scenario(t, "docker", "run", "web")))
	require.Equal(t, []string{"web/flag-init"}, ids(result.Findings))
	assert.Equal(t, SeverityWarning, result.Findings[0].Severity)
	assert.Equal(t, "web", result.Findings[0].Pack)
}

// Whatever a launch is like, an item has an answer; and options that nobody has read
// turn nothing that is found into a pass.
func TestItemsAlwaysAnswer(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 11))
	config := own(everyItem())
	require.NoError(t, config.Validate())
	e := engine(t, config)
	verdicts := func(s parser.Scenario) map[string]bool {
		s.Image = &parser.Word{Text: "web", Known: true, Parts: []parser.Part{{Literal: "web"}}}
		result, err := e.Evaluate(context.Background(), []parser.Launch{launch(s)})
		require.NoError(t, err)
		found := map[string]bool{}
		for _, f := range result.Findings {
			found[f.Rule] = true
			for _, id := range f.Open {
				found[id] = true
			}
		}
		return found
	}
	for range 300 {
		s := oddScenario(t, random)
		before := verdicts(s)
		s.Gaps = append(s.Gaps, parser.GapRef{Source: "$MORE", Arg: len(s.Argv)})
		s.EnvOpen = true
		after := verdicts(s)
		for id := range before {
			require.True(t, after[id], "%s of %v", id, s.Argv)
		}
	}
}

// everyItem asks for each kind of item about flags and variables that odd scenarios
// have.
func everyItem() Contract {
	c := Contract{When: When{Env: &Condition{Name: "A", Value: Patterns{"1", "?*"}}}}
	for _, name := range []string{"dns", "name", "network", "ip", "privileged", "volume", "add-host", "hostname"} {
		c.RequireFlags = append(c.RequireFlags,
			RequiredFlag{Name: name}, RequiredFlag{ID: name + "-value", Name: name, Value: Patterns{"a*", "true"}},
			RequiredFlag{ID: name + "-optional", Name: name, Value: Patterns{"a"}, Optional: true})
		c.Forbid = append(c.Forbid,
			ForbiddenItem{Flag: name}, ForbiddenItem{ID: name + "-except", Flag: name, Value: Patterns{"*"}, Except: Patterns{"n", "h:*"}})
	}
	for _, name := range []string{"A", "B", "HTTP_PROXY"} {
		c.RequireEnv = append(c.RequireEnv,
			RequiredEnv{Name: name}, RequiredEnv{ID: name + "-value", Name: name, Value: Patterns{"1", "http*"}},
			RequiredEnv{ID: name + "-optional", Name: name, SameAs: "GATEWAY_URL", Optional: true},
			RequiredEnv{ID: name + "-same", Name: name, SameAs: "--name"})
		c.Forbid = append(c.Forbid, ForbiddenItem{Env: name}, ForbiddenItem{ID: name + "-except", Env: name, Except: Patterns{"1"}})
	}
	return c
}

func TestContractThatMeansNothingIsRefused(t *testing.T) {
	web := func(change func(*Contract)) []Contract {
		c := Contract{Name: "web", Match: Match{Images: []string{"web"}}, RequireFlags: []RequiredFlag{{Name: "init"}}}
		change(&c)
		return []Contract{c}
	}
	for want, contracts := range map[string][]Contract{
		`contracts[0].name: "Web" is no name`:                                           web(func(c *Contract) { c.Name = "Web" }),
		`contracts[0].name: "hardening" is the name of a pack of egg's own`:             web(func(c *Contract) { c.Name = "hardening" }),
		`contracts[0]: it asks for nothing`:                                             web(func(c *Contract) { c.RequireFlags = nil }),
		`contracts[0]: it binds nothing`:                                                web(func(c *Contract) { c.Match = Match{} }),
		`contracts[0].match.images: "web:1" has a tag`:                                  web(func(c *Contract) { c.Match.Images = []string{"web:1"} }),
		`contracts[0].match.names: "[a]" is no pattern`:                                 web(func(c *Contract) { c.Match.Names = []string{"[a]"} }),
		`contracts[0].when.env.name: "A B" is no name of a variable`:                    web(func(c *Contract) { c.When.Env = &Condition{Name: "A B"} }),
		`contracts[0].when.flag.name: no engine has a flag --dnss`:                      web(func(c *Contract) { c.When.Flag = &Condition{Name: "dnss"} }),
		`contracts[0].when.flag.value: no value`:                                        web(func(c *Contract) { c.When.Flag = &Condition{Name: "dns", Value: Patterns{}} }),
		`contracts[0].requireFlags[0].name: "--dns" is written without dashes: dns`:     web(func(c *Contract) { c.RequireFlags[0].Name = "--dns" }),
		`contracts[0].requireFlags[0].name: --net is another spelling of --network`:     web(func(c *Contract) { c.RequireFlags[0].Name = "net" }),
		`contracts[0].requireFlags[0].name: --env is about variables`:                   web(func(c *Contract) { c.RequireFlags[0].Name = "env" }),
		`contracts[0].requireFlags[0].value: no value`:                                  web(func(c *Contract) { c.RequireFlags[0].Value = Patterns{} }),
		`contracts[0].requireFlags[0].id: "a b" is no name`:                             web(func(c *Contract) { c.RequireFlags[0].ID = "a b" }),
		`contracts[0].requireFlags[1]: its id web/flag-init is that of contracts[0].re`: web(func(c *Contract) { c.RequireFlags = append(c.RequireFlags, c.RequireFlags[0]) }),
		`contracts[0].requireEnv[0].sameAs: no engine has a flag --nome`:                web(func(c *Contract) { c.RequireEnv = []RequiredEnv{{Name: "A", SameAs: "--nome"}} }),
		`contracts[0].requireEnv[0].sameAs: it has a value already`: web(func(c *Contract) {
			c.RequireEnv = []RequiredEnv{{Name: "A", SameAs: "B", Value: Patterns{"1"}}}
		}),
		`contracts[0].requireEnv[0].name: "" is no name of a variable`: web(func(c *Contract) { c.RequireEnv = []RequiredEnv{{ID: "x"}} }),
		`contracts[0].forbid[0]: flag or env belongs here, one of`:     web(func(c *Contract) { c.Forbid = []ForbiddenItem{{}} }),
		`contracts[0].forbid[1]: flag or env belongs here, one of`:     web(func(c *Contract) { c.Forbid = []ForbiddenItem{{Flag: "dns"}, {Flag: "dns", Env: "A"}} }),
		`contracts[1].name: "web" is the name of two contracts`:        append(web(func(*Contract) {}), web(func(*Contract) {})...),
	} {
		assert.ErrorContains(t, Config{Contracts: contracts}.Validate(), want)
	}
	assert.NoError(t, Config{Contracts: web(func(*Contract) {})}.Validate())
}

func TestItemsAreInTheCatalogue(t *testing.T) {
	c := own(everyItem()).Contracts
	rules := ContractRules(c)
	require.Len(t, rules, len(c[0].items("")))
	for _, r := range rules {
		for _, text := range []string{r.ID, r.Name, r.Title, r.Why, r.Bad, r.Good, r.Mend} {
			assert.NotEmpty(t, text, r.ID)
		}
		assert.NotEqual(t, r.Bad, r.Good, r.ID)
	}
}
