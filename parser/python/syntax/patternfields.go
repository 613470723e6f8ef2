package syntax

func (n *MatchValue) fields(v visitor) { v.node("value", n.Value) }

func (n *MatchSingleton) fields(v visitor) { v.constant(&Constant{Kind: n.Kind}) }

func (n *MatchSequence) fields(v visitor) { list(v, "patterns", n.Patterns) }

func (n *MatchMapping) fields(v visitor) {
	list(v, "keys", n.Keys)
	list(v, "patterns", n.Patterns)
	v.optional("rest", n.Rest)
}

func (n *MatchClass) fields(v visitor) {
	v.node("cls", n.Class)
	list(v, "patterns", n.Patterns)
	texts(v, "kwd_attrs", n.KwdAttrs)
	list(v, "kwd_patterns", n.KwdPatterns)
}

func (n *MatchStar) fields(v visitor) { v.optional("name", n.Name) }

func (n *MatchAs) fields(v visitor) {
	v.node("pattern", n.Pattern)
	v.optional("name", n.Name)
}

func (n *MatchOr) fields(v visitor) { list(v, "patterns", n.Patterns) }
