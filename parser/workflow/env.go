package workflow

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// env adds an `env:` to the variables from outside, which it leaves as they
// are. A variable that an expression may have set is in neither: not listed is
// not known.
func (r *reader) env(outer []EnvVar, n *yaml.Node, what string) []EnvVar {
	n = resolve(n)
	if isNull(n) {
		return outer
	}
	if n.Kind == yaml.ScalarNode {
		if t, ok := r.scalar(n, what); ok && len(t.exprs) == 0 {
			r.problem(n, what+" is not a mapping")
		}
		return nil
	}
	fs := r.fields(n, what)
	if !r.entry(len(outer) + len(fs)) {
		return nil
	}
	named := map[string]bool{}
	var own []EnvVar
	for _, f := range fs {
		named[f.key] = true
		if v, ok := r.variable(f, what); ok {
			own = append(own, v)
		}
	}
	return append(without(outer, func(v EnvVar) bool { return named[v.Name] }), own...)
}

func without(vars []EnvVar, drop func(EnvVar) bool) []EnvVar {
	return slices.DeleteFunc(slices.Clone(vars), drop)
}

func (r *reader) variable(f field, what string) (EnvVar, bool) {
	t, ok := r.scalar(f.value, what+"."+f.key)
	if !ok {
		return EnvVar{}, false
	}
	if !stable(f.value) {
		t.exprs = []Expr{{Start: 0, End: len(t.value), Source: t.value}}
		t.value = filler(len(t.value))
	}
	v := EnvVar{Name: f.key, Value: t.value, Exprs: t.exprs}
	if isNull(f.value) || f.value.Tag == "!!bool" {
		v.Value = boolOrEmpty(f.value)
	}
	v.Line, v.Column = t.pos(0)
	return v, true
}

func boolOrEmpty(n *yaml.Node) string {
	if isNull(n) {
		return ""
	}
	return strings.ToLower(n.Value)
}

// stable reports whether the runner surely hands a value on as it is written: a
// number may come out in another form.
func stable(n *yaml.Node) bool {
	switch n.Tag {
	case "!!int":
		i, err := strconv.ParseInt(n.Value, 10, 32)
		return err == nil && strconv.FormatInt(i, 10) == n.Value
	case "!!float":
		return false
	}
	return true
}

// oneVariable is a line that sets one variable for the steps that follow.
var oneVariable = regexp.MustCompile(
	`^\s*echo\s+["']?([A-Za-z_][A-Za-z0-9_]*)=[^\\;&|>` + "`" + `]*>>\s*"?\$(?:GITHUB_ENV|\{GITHUB_ENV\})"?\s*$`)

// forget drops the variables that a script may set for the steps that follow,
// by way of the runner's environment file: they are no longer known. Where it
// cannot be told which they are, all are dropped.
func forget(vars []EnvVar, script string) []EnvVar {
	if !strings.Contains(script, "GITHUB_ENV") && !strings.Contains(script, "::set-env") {
		return vars
	}
	set := map[string]bool{}
	for line := range strings.Lines(script) {
		m := oneVariable.FindStringSubmatch(strings.TrimRight(line, "\r\n"))
		switch {
		case m != nil:
			set[m[1]] = true
		case strings.Contains(line, "GITHUB_ENV"), strings.Contains(line, "::set-env"):
			return nil
		}
	}
	return without(vars, func(v EnvVar) bool { return set[v.Name] })
}
