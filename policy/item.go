package policy

import (
	"errors"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/internal/dockerflag"
)

// item is one thing that a contract of the configuration asks for. One rule in
// Rego (lib/items.rego) answers for all of them: an item is its data.
type item struct {
	key      string // where it stands in the configuration
	name     string // second half of its id
	kind     itemKind
	subject  string // a flag without dashes, or a variable
	values   Patterns
	except   Patterns
	sameAs   string
	optional bool
}

type itemKind string

const (
	kindFlag   itemKind = "flag"
	kindEnv    itemKind = "env"
	kindNoFlag itemKind = "no-flag"
	kindNoEnv  itemKind = "no-env"
)

func (k itemKind) ofFlag() bool { return k == kindFlag || k == kindNoFlag }

func (i item) validate() error {
	problems := []error{
		someValues(i.key+".value", i.values),
		someValues(i.key+".except", i.except),
	}
	if i.kind == "" || i.subject == "" && strings.Contains(i.key, ".forbid[") {
		return fmt.Errorf("%s: flag or env belongs here, one of them", i.key)
	}
	if !itemName.MatchString(i.name) && i.subject != "" {
		problems = append(problems, fmt.Errorf("%s.id: %q is no name: letters, digits, dots and dashes", i.key, i.name))
	}
	if i.sameAs != "" {
		problems = append(problems, validSource(i.key+".sameAs", i.sameAs))
	}
	if i.sameAs != "" && i.values != nil {
		problems = append(problems, fmt.Errorf("%s.sameAs: it has a value already", i.key))
	}
	return errors.Join(append(problems, i.validateSubject())...)
}

func (i item) validateSubject() error {
	switch i.kind {
	case kindFlag:
		return validFlag(i.key+".name", i.subject)
	case kindNoFlag:
		return validFlag(i.key+".flag", i.subject)
	case kindEnv:
		return validVariable(i.key+".name", i.subject)
	}
	return validVariable(i.key+".env", i.subject)
}

// flagCalled is what the tables say of a flag that has passed validation.
func flagCalled(name string) dockerflag.Flag {
	flag, _ := dockerflag.FlagsOf("", "run").Long(name)
	return flag
}

// spelled is the item as people write it on a command line.
func (i item) spelled() string {
	value := strings.Join(i.values, " or ")
	switch {
	case i.kind.ofFlag() && (value == "" || flagCalled(i.subject).Bool() && value == "true"):
		return "--" + i.subject
	case i.kind.ofFlag():
		return "--" + i.subject + " " + value
	case i.sameAs != "":
		return i.subject + " the same as " + i.sameAs
	case value != "":
		return i.subject + "=" + value
	}
	return i.subject
}

// term is the item as the rule reads it.
func (i item) term(c Contract) *ast.Term {
	return object(
		field{"id", text(c.Name + "/" + i.name)},
		field{"contract", text(c.Name)},
		field{"kind", text(i.kind)},
		field{"subject", subjectTerm(i.kind.ofFlag(), i.subject)},
		field{"values", list(i.values, text[string])},
		field{"except", list(i.except, text[string])},
		field{"same", list(i.sources(), sourceTerm)},
		field{"optional", boolean(i.optional)},
		field{"when", ast.ArrayTerm(c.When.terms()...)},
	)
}

// sources is what the item has to be the same as: nothing, or one thing.
func (i item) sources() []string {
	if i.sameAs == "" {
		return nil
	}
	return []string{i.sameAs}
}

func sourceTerm(source string) *ast.Term {
	if flag, ok := strings.CutPrefix(source, "--"); ok {
		return subjectTerm(true, flag)
	}
	return subjectTerm(false, source)
}

// subjectTerm is a flag or a variable, with what the rule has to know of it.
func subjectTerm(isFlag bool, name string) *ast.Term {
	if !isFlag {
		return object(field{"kind", text("env")}, field{"name", text(name)}, field{"single", boolean(true)}, field{"switch", boolean(false)})
	}
	flag := flagCalled(name)
	return object(
		field{"kind", text("flag")}, field{"name", text(name)},
		field{"single", boolean(!flag.Multi())}, field{"switch", boolean(flag.Bool())},
	)
}

func (w When) terms() []*ast.Term {
	var terms []*ast.Term
	if w.Env != nil {
		terms = append(terms, conditionTerm(subjectTerm(false, w.Env.Name), w.Env.Value))
	}
	if w.Flag != nil {
		terms = append(terms, conditionTerm(subjectTerm(true, w.Flag.Name), w.Flag.Value))
	}
	return terms
}

func conditionTerm(subject *ast.Term, values Patterns) *ast.Term {
	return object(field{"subject", subject}, field{"values", list(values, text[string])})
}

// rule is the item's entry in the catalogue.
func (i item) rule(c Contract) Rule {
	return Rule{
		ID: c.Name + "/" + i.name, Name: i.name, Pack: c.Name, Severity: SeverityError,
		Title: i.title(), Why: c.why(), Bad: i.example(c, i.kind == kindNoFlag || i.kind == kindNoEnv),
		Good: i.example(c, i.kind == kindFlag || i.kind == kindEnv), Mend: i.mend(), References: []string{}, ofContract: true,
	}
}

func (i item) title() string {
	switch {
	case i.kind == kindNoFlag || i.kind == kindNoEnv:
		return fmt.Sprintf("No %s%s", i.spelled(), i.exceptions())
	case i.optional:
		return fmt.Sprintf("%s, where it is given", i.spelled())
	}
	return fmt.Sprintf("%s is given", i.spelled())
}

func (i item) exceptions() string {
	if len(i.except) == 0 {
		return ""
	}
	return " but " + strings.Join(i.except, ", ")
}

func (i item) mend() string {
	if i.kind == kindNoFlag || i.kind == kindNoEnv {
		return "take it out"
	}
	return "give " + i.spelled() + " before the image"
}

// example is a launch of the contract with the item, or without it.
func (i item) example(c Contract, with bool) string {
	words := []string{"docker run"}
	if with {
		words = append(words, i.words()...)
	}
	return strings.Join(append(words, c.image()), " ")
}

func (i item) words() []string {
	value := "VALUE"
	if len(i.values) > 0 {
		value = i.values[0]
	}
	switch {
	case !i.kind.ofFlag():
		return []string{"-e", i.subject + "=" + value}
	case flagCalled(i.subject).Bool():
		return []string{"--" + i.subject}
	}
	return []string{"--" + i.subject, value}
}

func (c Contract) image() string {
	if len(c.Match.Images) > 0 {
		return c.Match.Images[0]
	}
	return "IMAGE"
}

func (c Contract) why() string {
	return strings.TrimSpace(c.Why + fmt.Sprintf("\n\nThe contract %s of the configuration asks for it.", c.Name))
}
