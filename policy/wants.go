package policy

import "github.com/open-policy-agent/opa/v1/ast"

// fact is a part of the document about a scenario, which is written where it is wanted.
type fact struct {
	name  string
	write func() *ast.Term
}

// wants are the facts that some rule reads, those of the normal form by their path. The
// zero value wants all.
type wants map[string]bool

const inNormal = "normal."

// wantsOf are what these inquiries read of a scenario.
func wantsOf(inquiries []*inquiry) wants {
	w := wants{}
	for _, q := range inquiries {
		for _, p := range q.reads {
			switch {
			case len(p.Keys) == 0, len(p.Keys) == 1 && p.Keys[0] == "scenario":
				return nil
			case p.Keys[0] == "scenario":
				w.add(p.Keys[1:])
			}
		}
	}
	return w
}

// add takes the fact that a path leads into.
func (w wants) add(path []string) {
	w[path[0]] = true
	switch {
	case path[0] != "normal":
	case len(path) == 1:
		w[inNormal] = true // all of it
	default:
		w[inNormal+path[1]] = true
	}
}

// fields are those of the facts that are wanted.
func (w wants) fields(in string, all []fact) []field {
	fields := make([]field, 0, len(all))
	for _, f := range all {
		if w == nil || w[in+f.name] || in != "" && w[in] {
			fields = append(fields, field{f.name, f.write()})
		}
	}
	return fields
}
