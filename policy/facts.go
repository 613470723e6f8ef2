package policy

import (
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/parser"
)

// scenarioTerm writes what rules ask about a scenario: its flags and variables by
// name, and what the values of some of them are made of. Rules ask each of these
// many times over; here it is found out once, where somebody asks for it.
func scenarioTerm(s *parser.Scenario, wanted wants) *ast.Term {
	networks, variables := networksOf(s), variablesOf(s)
	return object(append(environment(s), wanted.fields("", []fact{
		{"flags", func() *ast.Term { return flagsTerm(s) }},
		{"unread", func() *ast.Term {
			return object(field{"flag", mayBe(isOpen(s))}, field{"env", mayBe(isOpen(s) || s.EnvOpen)})
		}},
		{"variables", func() *ast.Term { return list(variables, variableTerm) }},
		{"suspects", func() *ast.Term { return list(suspectsOf(variables), suspectTerm) }},
		{"leaky", func() *ast.Term { return boolean(isLeaky(s)) }},
		{"repeats", func() *ast.Term { return list(repeatsOf(variables), repeatTerm) }},
		{"networks", func() *ast.Term { return list(networks, networkTerm) }},
		{"hosts", func() *ast.Term { return list(flagsNamed(s, "add-host"), hostTerm) }},
		{"names", func() *ast.Term { return list(takenNames(s, networks), takenTerm) }},
		{"mounts", func() *ast.Term { return mountedTerm(s) }},
		{"capabilities", func() *ast.Term { return list(capabilitiesOf(s), wordTerm) }},
		{"normal", func() *ast.Term { return normalTerm(s, wanted) }},
	})...)...)
}

func mountedTerm(s *parser.Scenario) *ast.Term {
	sources, targets := mountedPaths(mountsOf(s))
	return object(field{"sources", list(sources, wordTerm)}, field{"targets", list(targets, wordTerm)})
}

// mayBe is the answer whether something is there that was not read.
func mayBe(open bool) *ast.Term {
	if open {
		return text("unknown")
	}
	return text("no")
}

// flagsTerm writes the flags by name; the variables have a place of their own.
func flagsTerm(s *parser.Scenario) *ast.Term {
	byName := map[string][]parser.Flag{}
	for _, flag := range s.Flags {
		if flag.Name != "env" {
			byName[flag.Name] = append(byName[flag.Name], flag)
		}
	}
	fields := make([]field, 0, len(byName))
	for name, given := range byName {
		fields = append(fields, field{name, givenTerm(s, given)})
	}
	return object(fields...)
}

// givenTerm writes the flags of one name. It has a value where it can be told
// which of them counts for a flag that can be given once.
func givenTerm(s *parser.Scenario, given []parser.Flag) *ast.Term {
	words := make([]*ast.Term, len(given))
	var always []*ast.Term
	for i, flag := range given {
		words[i] = wordTerm(flagWord(flag))
		if flag.Presence == parser.PresenceAlways {
			always = append(always, words[i])
		}
	}
	all := ast.ArrayTerm(words...)
	fields := []field{{"words", all}, {"always", all}}
	if len(always) < len(words) {
		fields[1].value = ast.ArrayTerm(always...)
	}
	if last := given[len(given)-1]; last.Presence == parser.PresenceAlways && !openAfter(s, last.Arg) {
		fields = append(fields, field{"value", words[len(words)-1]})
	}
	return object(fields...)
}

// environment writes the variables: those that every run sets, those that some
// run sets, and those that are taken from the caller's environment. Of those that
// every run sets, it takes URLs and lists apart.
func environment(s *parser.Scenario) []field {
	var set, maybe, inherited, urls, entries []field
	for name, v := range s.Env {
		switch {
		case v.Value == nil:
			inherited = append(inherited, field{name, text(v.Presence)})
			continue
		case v.Presence != parser.PresenceAlways:
			maybe = append(maybe, field{name, wordTerm(v.Value)})
			continue
		}
		set = append(set, field{name, wordTerm(v.Value)})
		switch name {
		case "GATEWAY_URL", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy":
			urls = append(urls, field{name, wordTerm(urlHost(v.Value))})
		case "NO_PROXY", "no_proxy":
			entries = append(entries, field{name, list(split(v.Value), wordTerm)})
		}
	}
	return []field{
		{"set", object(set...)}, {"maybe", object(maybe...)}, {"inherited", object(inherited...)},
		{"urls", object(urls...)}, {"entries", object(entries...)},
	}
}

func variableTerm(v variable) *ast.Term {
	return object(field{"name", wordTerm(v.name)}, field{"value", wordTerm(v.value)}, field{"text", text(v.text)})
}

func repeatTerm(r repeat) *ast.Term {
	return object(field{"name", text(r.name)}, field{"first", variableTerm(r.first)}, field{"later", variableTerm(r.later)})
}

func networkTerm(n network) *ast.Term {
	return object(
		field{"name", wordTerm(n.name)},
		field{"addressed", answerTerm(n.addressed)},
		field{"presence", text(n.presence)},
	)
}

func hostTerm(f parser.Flag) *ast.Term {
	host, address := addedHost(f)
	return object(
		field{"host", wordTerm(host)},
		field{"address", wordTerm(address)},
		field{"presence", text(f.Presence)},
	)
}

func takenTerm(t taken) *ast.Term {
	return object(field{"name", wordTerm(t.name)}, field{"flag", text(t.flag)})
}

// capabilitiesOf parts values at their commas: some engines do, some do not, and
// here every piece counts.
func capabilitiesOf(s *parser.Scenario) []*parser.Word {
	var pieces []*parser.Word
	for _, flag := range flagsNamed(s, "cap-add") {
		pieces = append(pieces, split(flagWord(flag))...)
	}
	return pieces
}
