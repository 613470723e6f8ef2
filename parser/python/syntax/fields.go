package syntax

func (n *Module) fields(v visitor) { list(v, "body", n.Body) }

func (*Comment) fields(visitor) {}

func (n *BadStmt) fields(v visitor) { list(v, "body", n.Body) }

func (n *ExprStmt) fields(v visitor) { v.node("value", n.Value) }

func (n *Assign) fields(v visitor) {
	v.context(store)
	list(v, "targets", n.Targets)
	v.context(load)
	v.node("value", n.Value)
}

func (n *AugAssign) fields(v visitor) {
	v.context(store)
	v.node("target", n.Target)
	v.context(load)
	v.operator("op", n.Op.String())
	v.node("value", n.Value)
}

func (n *AnnAssign) fields(v visitor) {
	v.context(store)
	v.node("target", n.Target)
	v.context(load)
	v.node("annotation", n.Annotation)
	v.node("value", n.Value)
	v.number("simple", boolInt(n.Simple))
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (n *TypeAlias) fields(v visitor) {
	v.context(store)
	v.node("name", n.Name)
	v.context(load)
	list(v, "type_params", n.TypeParams)
	v.node("value", n.Value)
}

func (n *Return) fields(v visitor) { v.node("value", n.Value) }

func (n *Delete) fields(v visitor) {
	v.context(del)
	list(v, "targets", n.Targets)
	v.context(load)
}

func (n *Raise) fields(v visitor) {
	v.node("exc", n.Exc)
	v.node("cause", n.Cause)
}

func (n *Assert) fields(v visitor) {
	v.node("test", n.Test)
	v.node("msg", n.Msg)
}

func (*Pass) fields(visitor)     {}
func (*Break) fields(visitor)    {}
func (*Continue) fields(visitor) {}

func (n *Global) fields(v visitor) { names(v, n.Names) }

func (n *Nonlocal) fields(v visitor) { names(v, n.Names) }

func names(v visitor, names []string) { texts(v, "names", names) }

// texts shows a field that is a list of strings.
func texts(v visitor, name string, list []string) {
	v.open(name)
	for _, s := range list {
		v.text("", s)
	}
	v.close()
}

func (n *Import) fields(v visitor) { list(v, "names", n.Names) }

func (n *ImportFrom) fields(v visitor) {
	v.optional("module", n.Module)
	list(v, "names", n.Names)
	v.number("level", n.Level)
}

func (n *Alias) fields(v visitor) {
	v.text("name", n.Name)
	v.optional("asname", n.AsName)
}

func (n *If) fields(v visitor) {
	v.node("test", n.Test)
	list(v, "body", n.Body)
	list(v, "orelse", n.Else)
}

func (n *For) fields(v visitor) {
	v.context(store)
	v.node("target", n.Target)
	v.context(load)
	v.node("iter", n.Iter)
	list(v, "body", n.Body)
	list(v, "orelse", n.Else)
}

func (n *While) fields(v visitor) {
	v.node("test", n.Test)
	list(v, "body", n.Body)
	list(v, "orelse", n.Else)
}

func (n *Try) fields(v visitor) {
	list(v, "body", n.Body)
	list(v, "handlers", n.Handlers)
	list(v, "orelse", n.Else)
	list(v, "finalbody", n.Finally)
}

func (n *ExceptHandler) fields(v visitor) {
	v.node("type", n.Type)
	v.optional("name", n.Name)
	list(v, "body", n.Body)
}

func (n *With) fields(v visitor) {
	list(v, "items", n.Items)
	list(v, "body", n.Body)
}

func (n *WithItem) fields(v visitor) {
	v.node("context_expr", n.Context)
	v.context(store)
	v.node("optional_vars", n.Target)
	v.context(load)
}

func (n *Match) fields(v visitor) {
	v.node("subject", n.Subject)
	list(v, "cases", n.Cases)
}

func (n *MatchCase) fields(v visitor) {
	v.node("pattern", n.Pattern)
	v.node("guard", n.Guard)
	list(v, "body", n.Body)
}

func (n *FunctionDef) fields(v visitor) {
	v.text("name", n.Name)
	v.node("args", n.Params)
	list(v, "body", n.Body)
	list(v, "decorator_list", n.Decorators)
	v.node("returns", n.Returns)
	list(v, "type_params", n.TypeParams)
}

func (n *ClassDef) fields(v visitor) {
	v.text("name", n.Name)
	list(v, "bases", n.Bases)
	list(v, "keywords", n.Keywords)
	list(v, "body", n.Body)
	list(v, "decorator_list", n.Decorators)
	list(v, "type_params", n.TypeParams)
}

func (n *Parameters) fields(v visitor) {
	list(v, "posonlyargs", n.PosOnly)
	list(v, "args", n.Args)
	v.node("vararg", some(n.Vararg))
	list(v, "kwonlyargs", n.KwOnly)
	v.open("kw_defaults")
	for _, p := range n.KwOnly {
		v.node("", p.Default)
	}
	v.close()
	v.node("kwarg", some(n.Kwarg))
	v.open("defaults")
	defaults(v, n.PosOnly)
	defaults(v, n.Args)
	v.close()
}

func defaults(v visitor, params []*Param) {
	for _, p := range params {
		if p.Default != nil {
			v.node("", p.Default)
		}
	}
}

func (n *Param) fields(v visitor) {
	v.text("arg", n.Name)
	v.node("annotation", n.Annotation)
}

func (n *TypeParam) fields(v visitor) {
	v.text("name", n.Name)
	if n.Kind == TypeVar {
		v.node("bound", n.Bound)
	}
	v.node("default_value", n.Default)
}
