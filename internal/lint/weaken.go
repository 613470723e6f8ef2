package lint

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/egglint/egg/internal/lint/strictyaml"
	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// Weakening is something that makes a gate let more pass than it did.
type Weakening struct {
	Key    string // what changes
	Change string // how, in words
	At     parser.Place
}

// Weakenings are what a configuration lets pass that another one does not. A key of
// which nothing is known here counts whenever it differs.
func Weakenings(base, changed Config) []Weakening {
	var out []Weakening
	eachKey("", reflect.ValueOf(base), reflect.ValueOf(changed), func(key string, b, c reflect.Value) {
		compare, known := comparisons[key]
		if !known {
			compare = differs
		}
		for _, found := range compare(b, c) {
			out = append(out, Weakening{Key: key + found.below, Change: found.change, At: changed.placeOf(key + found.below)})
		}
	})
	out = append(out, lighterRules(base, changed)...)
	for _, file := range base.Policies.Changed(changed.Policies) {
		out = append(out, Weakening{Key: "policies", Change: file + " is not what it was", At: changed.placeOf("policies")})
	}
	slices.SortStableFunc(out, func(a, b Weakening) int {
		return cmp.Or(cmp.Compare(a.At.Span.Line, b.At.Span.Line), cmp.Compare(a.Key, b.Key))
	})
	return out
}

// eachKey visits the keys that hold values, those of packs and rules aside: what
// these weigh together is for lighterRules to say.
func eachKey(path string, base, changed reflect.Value, visit func(key string, base, changed reflect.Value)) {
	for _, field := range strictyaml.Fields(base.Type()) {
		key := strings.TrimPrefix(path+"."+field.Key, ".")
		b, c := base.FieldByIndex(field.Index), changed.FieldByIndex(field.Index)
		switch {
		case key == "packs" || key == "rules":
		case b.Kind() == reflect.Struct:
			eachKey(key, b, c, visit)
		default:
			visit(key, b, c)
		}
	}
}

// placeOf is where a key stands, or the nearest one around it.
func (c Config) placeOf(key string) parser.Place {
	for {
		if at, ok := c.at[key]; ok {
			return parser.Place{File: c.name, Span: spanOf(at, 1)}
		}
		cut := strings.LastIndexAny(key, ".[")
		if cut < 0 {
			return parser.Place{File: c.name, Span: spanOf(strictyaml.Position{Line: 1, Column: 1}, 1)}
		}
		key = key[:cut]
	}
}

// lighterRules are the rules that weigh less, each by the key that says so.
func lighterRules(base, changed Config) []Weakening {
	rules, err := base.Catalogue()
	base.Hardening = changed.Hardening // what that changes is told by its own key
	if err != nil {
		return []Weakening{{Key: "rules", Change: "cannot be compared: " + err.Error(), At: changed.placeOf("rules")}}
	}
	var out []Weakening
	told := map[string]bool{}
	for _, rule := range rules {
		was, is := base.Severity(rule), changed.Severity(rule)
		key := changed.decides(rule, base)
		if is.Lighter(was) && !told[key] {
			told[key] = true
			out = append(out, Weakening{Key: key, Change: fmt.Sprintf("%s becomes %s", was, is), At: changed.placeOf(key)})
		}
	}
	return append(out, otherRules(rules, base, changed)...)
}

// decides is the key that makes a rule weigh what it does not in another
// configuration: its own where one of them has it.
func (c Config) decides(rule policy.Rule, other Config) string {
	_, here := c.Rules[rule.ID]
	_, there := other.Rules[rule.ID]
	if here || there {
		return "rules." + rule.ID
	}
	return "packs." + rule.Pack
}

// otherRules are the entries about rules that do not come with egg: of these it is
// not known what they weigh by themselves.
func otherRules(rules []policy.Rule, base, changed Config) []Weakening {
	var out []Weakening
	tell := func(kind, name string, was, is policy.Severity) {
		if was != is && !(was != "" && was.Lighter(is)) {
			change := fmt.Sprintf("%s becomes %s", cmp.Or(was, "its default"), cmp.Or(is, "its default"))
			out = append(out, Weakening{Key: kind + "." + name, Change: change, At: changed.placeOf(kind + "." + name)})
		}
	}
	for _, id := range union(base.Rules, changed.Rules) {
		if !slices.ContainsFunc(rules, func(r policy.Rule) bool { return r.ID == id }) {
			tell("rules", id, base.Rules[id], changed.Rules[id])
		}
	}
	for _, pack := range union(base.Packs, changed.Packs) {
		if !slices.ContainsFunc(rules, func(r policy.Rule) bool { return r.Pack == pack }) {
			tell("packs", pack, base.Packs[pack], changed.Packs[pack])
		}
	}
	return out
}
