package parser

func (st *start) builder() { _ = st }
