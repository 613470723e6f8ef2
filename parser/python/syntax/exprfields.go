package syntax

func (n *Name) fields(v visitor) { v.text("id", n.ID) }

func (n *Constant) fields(v visitor) { v.constant(n) }

func (n *JoinedStr) fields(v visitor) { list(v, "values", n.Values) }

func (n *FormattedValue) fields(v visitor) {
	v.node("value", n.Value)
	v.number("conversion", conversionNumber(n.Conversion))
	v.node("format_spec", some(n.Spec))
}

func (n *TemplateStr) fields(v visitor) { list(v, "values", n.Values) }

func (n *Interpolation) fields(v visitor) {
	v.node("value", n.Value)
	v.text("str", n.Str)
	v.number("conversion", conversionNumber(n.Conversion))
	v.node("format_spec", some(n.Spec))
}

// conversionNumber is CPython's number of a conversion.
func conversionNumber(c byte) int {
	if c == 0 {
		return -1
	}
	return int(c)
}

func (n *Attribute) fields(v visitor) {
	v.node("value", n.Value)
	v.text("attr", n.Attr)
}

func (n *Subscript) fields(v visitor) {
	v.node("value", n.Value)
	v.node("slice", n.Index)
}

func (n *Slice) fields(v visitor) {
	v.node("lower", n.Lower)
	v.node("upper", n.Upper)
	v.node("step", n.Step)
}

func (n *Call) fields(v visitor) {
	v.node("func", n.Func)
	list(v, "args", n.Args)
	list(v, "keywords", n.Keywords)
}

func (n *Keyword) fields(v visitor) {
	v.optional("arg", n.Name)
	v.node("value", n.Value)
}

func (n *Starred) fields(v visitor) { v.node("value", n.Value) }

func (n *List) fields(v visitor) { list(v, "elts", n.Elts) }

func (n *Tuple) fields(v visitor) { list(v, "elts", n.Elts) }

func (n *Set) fields(v visitor) { list(v, "elts", n.Elts) }

func (n *Dict) fields(v visitor) {
	list(v, "keys", n.Keys)
	list(v, "values", n.Values)
}

func (n *ListComp) fields(v visitor) {
	v.node("elt", n.Elt)
	list(v, "generators", n.Generators)
}

func (n *SetComp) fields(v visitor) {
	v.node("elt", n.Elt)
	list(v, "generators", n.Generators)
}

func (n *GeneratorExp) fields(v visitor) {
	v.node("elt", n.Elt)
	list(v, "generators", n.Generators)
}

func (n *DictComp) fields(v visitor) {
	v.node("key", n.Key)
	v.node("value", n.Value)
	list(v, "generators", n.Generators)
}

func (n *Comprehension) fields(v visitor) {
	v.context(store)
	v.node("target", n.Target)
	v.context(load)
	v.node("iter", n.Iter)
	list(v, "ifs", n.Ifs)
	v.number("is_async", boolInt(n.Async))
}

func (n *IfExp) fields(v visitor) {
	v.node("test", n.Test)
	v.node("body", n.Body)
	v.node("orelse", n.Else)
}

func (n *BoolOp) fields(v visitor) {
	v.operator("op", n.Op.String())
	list(v, "values", n.Values)
}

func (n *BinOp) fields(v visitor) {
	v.node("left", n.Left)
	v.operator("op", n.Op.String())
	v.node("right", n.Right)
}

func (n *UnaryOp) fields(v visitor) {
	v.operator("op", n.Op.String())
	v.node("operand", n.Operand)
}

func (n *Compare) fields(v visitor) {
	v.node("left", n.Left)
	v.open("ops")
	for _, op := range n.Ops {
		v.operator("", op.String())
	}
	v.close()
	list(v, "comparators", n.Comparators)
}

func (n *Lambda) fields(v visitor) {
	v.node("args", n.Params)
	v.node("body", n.Body)
}

func (n *NamedExpr) fields(v visitor) {
	v.context(store)
	v.node("target", n.Target)
	v.context(load)
	v.node("value", n.Value)
}

func (n *Await) fields(v visitor) { v.node("value", n.Value) }

func (n *Yield) fields(v visitor) { v.node("value", n.Value) }

func (n *YieldFrom) fields(v visitor) { v.node("value", n.Value) }
